import { isAsyncIterable, type MaybeAsyncIterable, type MaybePromise } from "@graphql-tools/utils";
import {
  BREAK,
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  subscribe,
  validate,
  ValuesOfCorrectTypeRule,
  visit,
} from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { withCancellation } from "../request/cancellation.js";
import type { Caller } from "../request/context.js";
import type { SubgraphExecutor } from "./subgraph-executor.js";
import { findVariableFault } from "./variable-validation.js";

type Variables = Record<string, unknown>;
type Run = (context: unknown, variables: Variables) => MaybePromise<MaybeAsyncIterable<ExecutionResult>>;

/**
 * Executes operations in a subgraph of the same process, on its schema. Each document is compiled once, so callers should pass the same
 * object for the same document. Literals or a variable that are not of their type give errors BAD_USER_INPUT, and nothing runs.
 */
export function createInProcessExecutor(
  schema: GraphQLSchema,
  contextFor: (caller: Caller) => MaybePromise<object>,
): SubgraphExecutor {
  const runs = new WeakMap<OperationDefinitionNode, Run>();

  return async ({ document, operationName, variables = {}, context }) => {
    const operation = getOperationAST(document, operationName)!;
    let run = runs.get(operation);
    if (!run) runs.set(operation, (run = prepare(schema, document, operation)));
    // Compiled execution would report it without its reason: docs/upstream/compiled-variable-errors.md.
    const fault = findVariableFault(schema, document, variables, operationName);
    if (fault) return { errors: [fault] };
    const { caller, signal } = context!;
    // A mutation is brought to its end.
    const wanted = operation.operation === "mutation" ? undefined : signal;
    const result = await withCancellation(wanted, async () => run(await contextFor(caller), variables));
    if (isAsyncIterable(result) || result.data !== undefined) return result;
    const { message } = result.errors![0]!;
    return { errors: [new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } })] };
  };
}

function prepare(schema: GraphQLSchema, document: DocumentNode, { operation, name }: OperationDefinitionNode): Run {
  // The gateway knows the names of scalars only, so malformed literals are found here.
  const malformed = validate(schema, document, [ValuesOfCorrectTypeRule]);
  if (malformed.length > 0) return () => ({ errors: malformed });

  const operationName = name?.value;
  return operation === "subscription"
    ? subscription(schema, document, operationName)
    : query(schema, document, operationName);
}

const subscription =
  (schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Run =>
  (contextValue, variableValues) =>
    subscribe({ schema, document, operationName, contextValue, variableValues });

/** A query or mutation: compiled, or executed by graphql-js where graphql-jit cannot compile it or would lose data. */
function query(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Run {
  const compiled = hasConditions(document) ? undefined : compile(schema, document, operationName);
  if (compiled) return (context, variables) => compiled.query({}, context, variables);
  return (contextValue, variableValues) => execute({ schema, document, operationName, contextValue, variableValues });
}

/** Whether anything is skipped or included by a condition: docs/upstream/compiled-skip-include.md. */
function hasConditions(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive({ name }) {
      if (name.value !== "skip" && name.value !== "include") return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined) {
  try {
    // The option is to become the library's default: docs/upstream/compiled-skip-include.md.
    const compiled = compileQuery(schema, document, operationName, { useExperimentalPathBasedSkipInclude: true });
    return isCompiledQuery(compiled) ? compiled : undefined;
  } catch {
    return undefined;
  }
}
