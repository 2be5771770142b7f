import { type ExecutionArgs, getOperationAST, GraphQLError, Kind } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Limits } from "../../kit/program/limits.js";
import type { Caller } from "../../kit/request/context.js";
import { addressOf, type Connection } from "../http/client-address.js";
import { costOf } from "./cost.js";
import type { Meter } from "./rate-limiter.js";
import { keysOf } from "./use-document-limits.js";

export interface Charge {
  limits: Pick<Limits, "cost" | "page">;
  /** Counts for each caller; without one nothing is counted. */
  meter?: Meter | undefined;
  proxies: number;
}

type Charged = Connection & { request: Request; caller: Caller };

/** Every question is paid for before it is planned: by the key or login, without one by the address it comes from. */
export function charge({ limits, meter, proxies }: Charge): Plugin<Charged> {
  const pay = async ({ args }: { args: ExecutionArgs }) => {
    const points = costOf(args, limits.page);
    if (points > limits.cost) throw tooExpensive(points, limits.cost);
    const context = args.contextValue as Charged;
    const { keyId, role } = context.caller.viewer;
    const anonymousChanges = role === "PUBLIC" ? changesIn(args) : undefined;
    await meter?.count(context.request, keyId ?? addressOf(context, proxies), { points, anonymousChanges });
  };

  return {
    onExecute: pay as never,
    onSubscribe: pay as never,
    onResponse({ request, response }) {
      for (const [name, value] of Object.entries(meter?.told(request) ?? {})) response.headers.set(name, value);
    },
  };
}

/** How many mutations a request holds, under aliases and in fragments too; undefined for none. */
function changesIn({ document, operationName }: ExecutionArgs): number | undefined {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== "mutation") return undefined;
  const fragments = document.definitions.filter((it) => it.kind === Kind.FRAGMENT_DEFINITION);
  return keysOf(operation.selectionSet, (wanted) => fragments.find(({ name }) => name.value === wanted)).size;
}

const tooExpensive = (cost: number, most: number) =>
  new GraphQLError(
    `The question costs ${cost} points and may cost ${most} at most. Ask for shorter pages, or for less in each row.`,
    { extensions: { code: "COST_LIMIT", http: { status: 400 } } },
  );
