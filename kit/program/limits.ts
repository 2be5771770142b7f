/** How much one question may ask. */
export interface Limits {
  bodyBytes: number;
  /** Of the question's text, which caches keep; variables do not count. */
  characters: number;
  tokens: number;
  depth: number;
  rootFields: number;
  aliases: number;
  directives: number;
  /** Counted with every fragment written out: what the planner has to work through. */
  selections: number;
  /** In points: one for each object that may come back, see gateway/limits/use-cost-limit.ts. */
  cost: number;
  /** Rows of a page: the gateway prices by it, the subgraphs insist on it. */
  page: number;
  /** Seconds until an answer must be there. */
  seconds: number;
  /** Seconds until a subgraph in another process counts as dead. */
  subgraphSeconds: number;
  /** Seconds until a request's headers must be there. */
  headerSeconds: number;
  /** Seconds until a request must be there as a whole. */
  requestSeconds: number;
  /** Connections at the same time. */
  connections: number;
}

export const LIMITS: Limits = {
  bodyBytes: 1_000_000,
  characters: 20_000,
  tokens: 1000,
  depth: 15,
  rootFields: 20,
  aliases: 50,
  directives: 50,
  selections: 1000,
  cost: 50_000,
  page: 100,
  seconds: 30,
  subgraphSeconds: 10,
  headerSeconds: 10,
  requestSeconds: 20,
  connections: 10_000,
};

/** The page of this process: set once, when it starts. */
export const pageLimit = { most: LIMITS.page };

/** How much each caller may ask in a minute: a key, a login, or an address on the network. */
export interface Rates {
  requests: number;
  /** Points of all questions together. */
  points: number;
  /** Changes and new sessions of one address without a key. */
  anonymousChanges: number;
  /** Keys and tokens from one address that open nothing. */
  wrongKeys: number;
}

export const RATES: Rates = { requests: 6000, points: 6_000_000, anonymousChanges: 20, wrongKeys: 60 };
