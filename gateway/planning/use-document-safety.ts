import {
  type ASTNode,
  type ASTVisitor,
  type ExecutionResult,
  type FieldNode,
  type FloatValueNode,
  type FragmentDefinitionNode,
  type IntValueNode,
  type NameNode,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  type ValidationContext,
  type VariableDefinitionNode,
} from "graphql";
import { badUserInput, type Messages } from "../../kit/graphql/errors.js";
import { findVariableFault } from "../../kit/serving/variable-validation.js";
import type { GatewayPlugin, OperationArgs } from "../http/request-context.js";

/**
 * Refuses what graphql-js finds valid and the planner or the execution of its plan cannot handle. Without
 * `introspection` it refuses all introspection.
 */
export const useDocumentSafety = ({ introspection }: { introspection: boolean }): GatewayPlugin => ({
  onValidate({ addValidationRule }) {
    if (!introspection) addValidationRule(NoSchemaIntrospectionCustomRule);
    addValidationRule(KnownOperationTypesRule);
    addValidationRule(FiniteNumbersRule);
    addValidationRule(NoPrototypeNamesRule);
  },
  onExecute: refuseInvalidVariables,
  onSubscribe: refuseInvalidVariables,
});

/** By the supergraph, which knows the names of scalars only; what a custom scalar accepts is checked in the subgraph. */
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
        context.reportError(
          validationError(
            {
              sv: `Hubben tar inte emot någon ${operation.operation}.`,
              en: `There is no ${operation.operation} to ask for.`,
            },
            operation,
          ),
        );
      }
    },
  };
}

/** docs/upstream/infinite-number.md */
function FiniteNumbersRule(context: ValidationContext): ASTVisitor {
  const check = (node: IntValueNode | FloatValueNode) => {
    if (!Number.isFinite(Number(node.value)))
      context.reportError(validationError({ sv: "Ett tal är för stort.", en: "A number is too large." }, node));
  };
  return { IntValue: check, FloatValue: check };
}

/** Names of properties that every object inherits: under them, a value would be written into what all objects share. */
const PROTOTYPE_NAMES = ["__proto__", "constructor", "prototype"];

function NoPrototypeNamesRule(context: ValidationContext): ASTVisitor {
  const check = (name: NameNode | undefined) => {
    if (name && PROTOTYPE_NAMES.includes(name.value))
      context.reportError(
        validationError(
          { sv: `Välj ett annat namn än ${name.value}.`, en: `Choose another name than ${name.value}.` },
          name,
        ),
      );
  };
  return {
    Field: ({ alias }: FieldNode) => check(alias),
    VariableDefinition: ({ variable }: VariableDefinitionNode) => check(variable.name),
    FragmentDefinition: ({ name }: FragmentDefinitionNode) => check(name),
  };
}

const validationError = (messages: Messages, node: ASTNode) => badUserInput(messages, { nodes: node });
