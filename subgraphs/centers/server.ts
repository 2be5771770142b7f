import "reflect-metadata";
import { serveSubgraph } from "../../kit/serve-subgraph.js";
import { centers } from "./subgraph.js";

await serveSubgraph(centers);
