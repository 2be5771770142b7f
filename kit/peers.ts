/** The other subgraphs, asked by the hub itself: what a rule needs to know of another's data. */
export interface Peers {
  /** The data of a query; throws SUBGRAPH_UNAVAILABLE when the other one does not answer. */
  ask<T>(subgraph: string, query: string, variables?: Record<string, unknown>): Promise<T>;
}
