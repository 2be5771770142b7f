import { isAsyncIterable, type MaybeAsyncIterable, type MaybePromise } from "@graphql-tools/utils";
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  type GraphQLSchema,
  subscribe,
  validate,
  ValuesOfCorrectTypeRule,
} from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { badUserInput } from "../graphql/errors.js";
import type { Caller } from "../request/context.js";
import type { SubgraphExecutor } from "./subgraph-executor.js";
import { firstInvalidVariable } from "./variable-validation.js";

type Variables = Record<string, unknown>;
type Run = (context: unknown, variables: Variables) => MaybePromise<MaybeAsyncIterable<ExecutionResult>>;

/** A subgraph in the same process: its schema is run directly, compiled once for each document of the planner. */
export function createInProcessExecutor(
  schema: GraphQLSchema,
  contextOf: (caller: Caller) => MaybePromise<object>,
): SubgraphExecutor {
  const runs = new WeakMap<DocumentNode, Run>();

  return async ({ document, variables = {}, context }) => {
    let run = runs.get(document);
    if (!run) runs.set(document, (run = runOf(schema, document)));
    const result = await run(await contextOf(context!.caller), variables);
    const notExecuted = !isAsyncIterable(result) && result.data === undefined;
    return notExecuted ? withReadableErrors(result) : result;
  };
}

function runOf(schema: GraphQLSchema, document: DocumentNode): Run {
  // The gateway knows scalars by name only, so a malformed literal is found first here.
  const malformed = validate(schema, document, [ValuesOfCorrectTypeRule]);
  if (malformed.length > 0) return () => ({ errors: malformed });

  if (getOperationAST(document)?.operation === "subscription") {
    return (contextValue, variableValues) => subscribe({ schema, document, contextValue, variableValues });
  }
  const compiled = compile(schema, document);
  if (!compiled) return (contextValue, variableValues) => execute({ schema, document, contextValue, variableValues });
  const operation = getOperationAST(document)!;
  return (context, variables) => {
    const wrong = firstInvalidVariable(schema, operation, variables);
    return wrong ? { errors: [wrong] } : compiled.query({}, context, variables);
  };
}

function compile(schema: GraphQLSchema, document: DocumentNode) {
  try {
    const compiled = compileQuery(schema, document, undefined, { useExperimentalPathBasedSkipInclude: true });
    return isCompiledQuery(compiled) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** The question's own values are at fault. */
const withReadableErrors = ({ errors }: ExecutionResult): ExecutionResult => ({
  errors: errors?.map(({ message }) => badUserInput(message)),
});
