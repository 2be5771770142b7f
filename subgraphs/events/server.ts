import "reflect-metadata";
import { serveSubgraph } from "../../kit/serve-subgraph.js";
import { events } from "./subgraph.js";

await serveSubgraph(events);
