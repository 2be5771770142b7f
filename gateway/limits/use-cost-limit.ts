import { GraphQLError } from "graphql";
import type { Limits } from "../../kit/program/limits.js";
import type { GatewayPlugin, OperationArgs } from "../http/request-context.js";
import { operationCost } from "./operation-cost.js";

/** Refuses an operation that may cost too much, before it is planned, and leaves the cost for the rate limit. */
export function useCostLimit({ cost: maxCost, page }: Pick<Limits, "cost" | "page">): GatewayPlugin {
  const limit = ({ args }: { args: OperationArgs }) => {
    const cost = operationCost(args, page);
    if (cost > maxCost) throw tooExpensive(cost, maxCost);
    args.contextValue.cost = cost;
  };
  return { onExecute: limit, onSubscribe: limit };
}

const tooExpensive = (cost: number, maxCost: number) =>
  new GraphQLError(
    `The operation costs ${cost} and may cost ${maxCost} at most. Ask for shorter pages, for fewer fields, or search for fewer words.`,
    { extensions: { code: "COST_LIMIT", http: { status: 400 } } },
  );
