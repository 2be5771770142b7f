/** The limits of one request, see docs/reference/limits.md. */
export interface Limits {
  bodyBytes: number;
  /** Of the document, which caches keep; variables do not count. */
  characters: number;
  tokens: number;
  depth: number;
  rootFields: number;
  aliases: number;
  directives: number;
  /** Counted with the fragments expanded, as the planner works through them. */
  selections: number;
  /** Of one operation, in points of at most 10 µs of processor: gateway/limits/operation-cost.ts. */
  cost: number;
  /** From this cost up an operation is expensive: cheap ones do not wait for it. */
  expensive: number;
  /** Of the expensive operations that are under way at once; of one caller half of it. */
  costAtOnce: number;
  /** Of the operations that wait for their turn; of one caller half of it. */
  costWaiting: number;
  /** Elements of a list in the input. */
  list: number;
  /** Rows of a page: the gateway computes the cost with it, the subgraphs refuse longer ones. */
  page: number;
  /** Seconds for a response. */
  seconds: number;
  /** Seconds for a subgraph in another process, which then counts as unavailable. */
  subgraphSeconds: number;
  /** Seconds for the headers of a request to arrive. */
  headerSeconds: number;
  /** Seconds for a whole request to arrive. */
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
  cost: 150_000,
  expensive: 10_000,
  costAtOnce: 300_000,
  costWaiting: 1_000_000,
  list: 300,
  page: 100,
  seconds: 30,
  subgraphSeconds: 10,
  headerSeconds: 10,
  requestSeconds: 20,
  connections: 10_000,
};

/** The longest page of this process; set once, when it starts. */
export const pageLimit = { max: LIMITS.page };

/** The limits of one caller in a minute: a key, a login, or a network address. */
export interface Rates {
  requests: number;
  /** The cost of all operations together. */
  costPerMinute: number;
  /** Mutations and new sessions of one address without a key. */
  anonymousChanges: number;
  /** Wrong keys and tokens from one address. */
  wrongKeys: number;
}

export const RATES: Rates = { requests: 3000, costPerMinute: 3_000_000, anonymousChanges: 20, wrongKeys: 60 };
