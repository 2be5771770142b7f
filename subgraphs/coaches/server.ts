import "reflect-metadata";
import { serveSubgraph } from "../../kit/serving/serve-subgraph.js";
import { coaches } from "./subgraph.js";

await serveSubgraph(coaches);
