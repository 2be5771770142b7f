import { freePorts } from "../../tests/support/free-ports.js";
import { answersAt, startProgram } from "./program.js";
import type { Variables } from "./workloads.js";

/** One that answers the workloads, or some of them. */
export interface Contender {
  id: "hub" | "apart" | "apollo" | "postgraphile" | "floor";
  name: string;
  url: string;
  /** The process at the door. */
  gateway: number;
  /** Those that it calls. */
  subgraphs: number[];
  /** Those that it reads. */
  databases: string[];
  dialect: Dialect;
}

/** How a contender is asked for each operation; those that it lacks it cannot answer. */
export type Dialect = { [O in keyof Variables]?: Phrase<Variables[O]> };

export interface Phrase<V> {
  body(variables: V): string;
  headers?: Record<string, string>;
  /** As `JSON.parse` takes it: gives the answer the hub's shape. */
  revive?(key: string, value: unknown): unknown;
}

/** Starts a program of this folder that serves on the port in its first argument, as in production. */
export async function startPeer(program: string, args: string[], resources: AsyncDisposableStack) {
  const [port] = await freePorts(1);
  const url = `http://127.0.0.1:${port}/graphql`;
  const probe = { method: "POST", headers: { "content-type": "application/json" }, body: '{"query":"{ __typename }"}' };
  const pid = await startProgram(
    [program, String(port), ...args],
    { env: { NODE_ENV: "production", GRAPHILE_ENV: "production" }, isReady: () => answersAt(url, probe) },
    resources,
  );
  return { url, gateway: pid };
}
