import {
  type ASTNode,
  type ASTVisitor,
  type ExecutionResult,
  type FieldNode,
  type FloatValueNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type IntValueNode,
  Kind,
  type NameNode,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  type SelectionNode,
  type ValidationContext,
  type VariableDefinitionNode,
} from "graphql";
import { badUserInput } from "../../kit/graphql/errors.js";
import { findVariableFault } from "../../kit/serving/variable-validation.js";
import type { GatewayPlugin, OperationArgs } from "../http/request-context.js";

/**
 * Refuses what graphql-js finds valid and the planner or its execution cannot handle: each reason is a page in docs/upstream/. Without
 * `introspection` it refuses all introspection.
 */
export const useDocumentSafety = ({ introspection }: { introspection: boolean }): GatewayPlugin => ({
  onValidate({ addValidationRule }) {
    addValidationRule(introspection ? LoneIntrospectionRule : NoSchemaIntrospectionCustomRule);
    addValidationRule(KnownOperationTypesRule);
    addValidationRule(FiniteNumbersRule);
    addValidationRule(NoPrototypeNamesRule);
  },
  onExecute: refuseInvalidVariables,
  onSubscribe: refuseInvalidVariables,
});

/**
 * By the supergraph, which knows the names of scalars only; what a custom scalar accepts is checked in the subgraph. This comes before
 * the planner's own check because the planner's check has no limit: a hundred thousand faults were as many messages, each with the whole
 * value in it (docs/upstream/unlimited-variable-errors.md).
 */
function refuseInvalidVariables({ args, setResultAndStopExecution }: Execution) {
  const { schema, document, operationName, variableValues } = args;
  const fault = findVariableFault(schema, document, variableValues, operationName);
  if (fault) setResultAndStopExecution({ errors: [fault] });
}

interface Execution {
  args: OperationArgs;
  setResultAndStopExecution(result: ExecutionResult): void;
}

/** docs/upstream/unknown-operation-kind.md */
function KnownOperationTypesRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      if (!context.getSchema().getRootType(operation.operation)) {
        context.reportError(validationError(`There is no ${operation.operation} to ask for.`, operation));
      }
    },
  };
}

/** docs/upstream/infinite-number.md */
function FiniteNumbersRule(context: ValidationContext): ASTVisitor {
  const check = (node: IntValueNode | FloatValueNode) => {
    if (!Number.isFinite(Number(node.value))) context.reportError(validationError("A number is too large.", node));
  };
  return { IntValue: check, FloatValue: check };
}

/** Names of properties that every object inherits: docs/upstream/prototype-names.md. */
const PROTOTYPE_NAMES = ["__proto__", "constructor", "prototype"];

function NoPrototypeNamesRule(context: ValidationContext): ASTVisitor {
  const check = (name: NameNode | undefined) => {
    if (name && PROTOTYPE_NAMES.includes(name.value))
      context.reportError(validationError(`Choose another name than ${name.value}.`, name));
  };
  return {
    Field: ({ alias }: FieldNode) => check(alias),
    VariableDefinition: ({ variable }: VariableDefinitionNode) => check(variable.name),
    FragmentDefinition: ({ name }: FragmentDefinitionNode) => check(name),
  };
}

/** docs/upstream/introspection-with-data.md */
function LoneIntrospectionRule(context: ValidationContext): ASTVisitor {
  const isIntrospection = (selection: SelectionNode) =>
    selection.kind === Kind.FIELD && selection.name.value.startsWith("__");
  const operations = context
    .getDocument()
    .definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const isIntrospectionOnly = operations.every(({ selectionSet }) => selectionSet.selections.every(isIntrospection));
  return {
    Field(field) {
      if (isIntrospectionOnly || !["__schema", "__type"].includes(field.name.value)) return;
      const message = `Ask for ${field.name.value} in a request of its own, outside of fragments.`;
      context.reportError(validationError(message, field));
    },
  };
}

const validationError = (message: string, node: ASTNode) =>
  new GraphQLError(message, { nodes: node, extensions: badUserInput(message).extensions });
