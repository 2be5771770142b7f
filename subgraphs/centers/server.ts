import "reflect-metadata";
import { serveSubgraph } from "../../kit/serving/serve-subgraph.js";
import { centers } from "./subgraph.js";

await serveSubgraph(centers);
