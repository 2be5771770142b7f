type Variables = Record<string, unknown>;

/** A mutation, a caller who may do it, and how everybody else is refused. */
export interface MutationCase {
  mutation: string;
  /** The name of this case, where a mutation has several. */
  variant?: string;
  by: CallerName;
  /** Creates what the mutation changes; returns the variables of the mutation. */
  arrange(): Promise<Variables> | Variables;
  /**
   * `__typename` of the refusal for callers of the right role who do not own the row; left out where nobody else has the role, or
   * where `withoutOwner` says why no row of another owner can be named.
   */
  refusal?: string;
  /** Why the mutation cannot name a row that belongs to somebody else. */
  withoutOwner?: string;
  /** The variables of other callers, who lack a secret that the rightful caller has. */
  variablesOfOthers?(variables: Variables): Variables;
  /** Why row-level security does not refuse the write. */
  bypassesPolicies?: string;
}

export type CallerName = "pts" | "digg" | "iva" | "motala" | "coordinator" | "public";

/** Executes a mutation that must succeed, and returns its result. */
export type Mutate = (
  mutation: string,
  variables: Variables,
  by: CallerName,
) => Promise<{ id: string; apiKey: { id: string } }>;

/** Executes a query as the coordinator, and returns its data. */
export type Read = (query: string) => Promise<Record<string, any>>;

/** Returns 1, 2, 3 …, for names that must differ. */
export type Next = () => number;
