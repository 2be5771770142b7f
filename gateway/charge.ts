import { type ExecutionArgs, getOperationAST, GraphQLError, Kind } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Caller } from "../kit/context.js";
import { addressOf, type Connection } from "./address.js";
import { costOf } from "./cost.js";
import { keysOf } from "./limits.js";
import type { Meter, Told } from "./meter.js";

export interface Charge {
  /** The most that one question may cost. */
  most: number;
  /** Counts for each caller; without one nothing is counted. */
  meter?: Meter | undefined;
  proxies: number;
}

type Charged = Connection & { request: Request; caller: Caller };

/** Every question is paid for before it is planned: by the key or login, without one by the address it comes from. */
export function charge({ most, meter, proxies }: Charge): Plugin<Charged> {
  const told = new WeakMap<Request, Told>();

  const pay = async ({ args }: { args: ExecutionArgs }) => {
    const cost = costOf(args);
    if (cost > most) throw tooExpensive(cost, most);
    if (!meter) return;
    const context = args.contextValue as Charged;
    const { keyId, role } = context.caller.viewer;
    const caller = keyId ?? addressOf(context, proxies);
    const anonymousChanges = role === "PUBLIC" ? changesIn(args) : undefined;
    told.set(context.request, await meter(caller, { requests: 1, points: cost, anonymousChanges }));
  };

  return {
    onExecute: pay as never,
    onSubscribe: pay as never,
    onResponse({ request, response }) {
      for (const [name, value] of Object.entries(told.get(request) ?? {})) response.headers.set(name, value);
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
