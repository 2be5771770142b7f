import { type ASTVisitor, type ListValueNode, type ValidationContext } from "graphql";
import { LocalizedError } from "../../kit/graphql/localized-error.js";
import type { Limits } from "../../kit/program/limits.js";
import type { GatewayPlugin, OperationArgs } from "../http/request-context.js";

/** Refuses lists in the input that are longer than any list that makes sense, in the document and in variables. */
export function useListLimit({ list: max }: Pick<Limits, "list">): GatewayPlugin {
  const limit = ({ args: { variableValues } }: { args: OperationArgs }) => {
    if (hasLongList(variableValues, max)) throw tooLong(max);
  };
  return {
    onValidate({ addValidationRule }) {
      addValidationRule((context: ValidationContext): ASTVisitor => ({
        ListValue(node: ListValueNode) {
          if (node.values.length > max) context.reportError(tooLong(max));
        },
      }));
    },
    onExecute: limit,
    onSubscribe: limit,
  };
}

/** Not recursive: values may be nested deeper than the stack. */
function hasLongList(value: unknown, max: number): boolean {
  const rest = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next !== "object" || next === null) continue;
    if (Array.isArray(next) && next.length > max) return true;
    for (const inner of Object.values(next)) rest.push(inner);
  }
  return false;
}

const tooLong = (max: number) =>
  new LocalizedError(
    "COST_LIMIT",
    {
      sv: `En lista i indata är för lång: den får ha högst ${max} delar.`,
      en: `A list in the input is too long: it may have at most ${max} elements.`,
    },
    { extensions: { http: { status: 400 } } },
  );
