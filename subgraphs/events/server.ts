import "reflect-metadata";
import { serveSubgraph } from "../../kit/serving/serve-subgraph.js";
import { events } from "./subgraph.js";

await serveSubgraph(events);
