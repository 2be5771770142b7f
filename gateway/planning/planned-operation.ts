import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { memoize1 } from "@graphql-tools/utils";
import {
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  print,
  separateOperations,
  visit,
} from "graphql";
import { LRUCache } from "lru-cache";
import type { OperationArgs } from "../http/request-context.js";
import { countSelections } from "../limits/use-document-limits.js";
import { compilePlan, NO_PLAN, type Plan } from "./execute-plan.js";
import { compileIntrospection, type Introspection } from "./introspection.js";
import type { Data } from "./merge-data.js";
import { plannedDocument, TYPENAME } from "./planned-document.js";
import { compileProjection, type Projection } from "./projection.js";

export interface PlannedOperation {
  /** As the planner is given it. */
  document: DocumentNode;
  /** Undefined when the planner finds none. */
  plan: Promise<Plan | undefined>;
  project: Projection;
  introspect: Introspection | undefined;
}

export interface OperationPlannerOptions {
  supergraph: string;
  unifiedGraph: GraphQLSchema;
  /** What clients see. */
  schema: GraphQLSchema;
}

/** In selections, as the document cache counts them: a quarter of what that keeps. */
const MAX_SIZE = 5000;

/**
 * Plans an operation once: without conditions for as long as its document is in the document cache, with conditions once for each
 * combination of their values.
 */
export function createOperationPlanner({ supergraph, unifiedGraph, schema }: OperationPlannerOptions) {
  const planner = new QueryPlanner(supergraph);

  const findPlan = async (document: DocumentNode): Promise<Plan | undefined> => {
    const [{ selectionSet }] = document.definitions as [OperationDefinitionNode];
    if (selectionSet.selections.every((selection) => selection === TYPENAME)) return NO_PLAN;
    try {
      const { node } = await planner.planAsync(print(document), null, new Set(), 0);
      return compilePlan(node!, unifiedGraph);
    } catch (error) {
      if ((error as { code?: string }).code !== "GenericFailure") throw error;
      return undefined;
    }
  };
  const plan = (document: DocumentNode, values: Data): PlannedOperation => {
    const planned = plannedDocument(document, values);
    return {
      document: planned,
      plan: findPlan(planned),
      project: compileProjection(schema, document, values),
      introspect: compileIntrospection(schema, document, values),
    };
  };

  const planUnconditional = memoize1((document: DocumentNode) => plan(document, {}));
  const cases = new LRUCache<string, PlannedOperation>({
    maxSize: MAX_SIZE,
    sizeCalculation: ({ document }) => countSelections(document),
  });
  let documents = 0;
  const numberOf = memoize1((_: DocumentNode) => ++documents);

  return ({ document, operationName, variableValues }: OperationArgs): PlannedOperation => {
    const operations = separate(document);
    const operation = operationName ? operations[operationName]! : Object.values(operations)[0]!;
    const conditions = findConditions(operation);
    if (!conditions) return planUnconditional(operation);
    const definitions = getOperationAST(operation)!.variableDefinitions ?? [];
    const used = definitions.filter(({ variable }) => conditions.has(variable.name.value));
    const values = getVariableValues(schema, used, variableValues ?? {}).coerced ?? {};
    const key = JSON.stringify([numberOf(operation), values]);
    let planned = cases.get(key);
    if (!planned) cases.set(key, (planned = plan(operation, values)));
    return planned;
  };
}

const separate = memoize1(separateOperations);

/** The variables that decide what is skipped; null of a document in which nothing is. */
const findConditions = memoize1((document: DocumentNode): ReadonlySet<string> | null => {
  let variables: Set<string> | null = null;
  visit(document, {
    Directive({ name, arguments: args }) {
      if (name.value !== "skip" && name.value !== "include") return;
      variables ??= new Set();
      const value = args?.[0]?.value;
      if (value?.kind === Kind.VARIABLE) variables.add(value.name.value);
    },
  });
  return variables;
});
