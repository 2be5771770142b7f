import "reflect-metadata";
import { serveSubgraph } from "../../kit/serving/serve-subgraph.js";
import { actors } from "./subgraph.js";

await serveSubgraph(actors);
