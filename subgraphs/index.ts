import type { Subgraph } from "../kit/subgraph/subgraph.js";
import { actors } from "./actors/subgraph.js";
import { centers } from "./centers/subgraph.js";
import { coaches } from "./coaches/subgraph.js";
import { events } from "./events/subgraph.js";

/** The hub's subgraphs. A new one needs a line here, its folder, its rooms in eslint.config.js, and a service in docker-compose.yml. */
export const subgraphs: Subgraph[] = [actors, events, centers, coaches];
