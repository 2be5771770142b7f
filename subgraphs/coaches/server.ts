import "reflect-metadata";
import { serveSubgraph } from "../../kit/serve-subgraph.js";
import { coaches } from "./subgraph.js";

await serveSubgraph(coaches);
