import {
  type ASTVisitor,
  type ExecutionArgs,
  type ExecutionResult,
  type ASTNode,
  type FieldNode,
  type FloatValueNode,
  type FragmentDefinitionNode,
  getOperationAST,
  GraphQLError,
  type IntValueNode,
  type NameNode,
  type OperationDefinitionNode,
  type ValidationContext,
  type VariableDefinitionNode,
} from "graphql";
import type { Plugin } from "graphql-yoga";
import { badUserInput } from "../../kit/graphql/errors.js";
import { firstInvalidVariable } from "../../kit/serving/variable-validation.js";

/**
 * What GraphQL's own rules let through and the planner cannot bear: unknown kinds of operation, endless numbers, names that are parts
 * of every object, and variables with very many faults.
 */
export const soundQuestion: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(KnownOperations);
    addValidationRule(FiniteNumbers);
    addValidationRule(HarmlessNames);
  },
  onExecute: checkVariables as never,
  onSubscribe: checkVariables as never,
};

function checkVariables({ args, setResultAndStopExecution }: Execution) {
  const { schema, document, operationName, variableValues } = args;
  const error = firstInvalidVariable(schema, getOperationAST(document, operationName)!, variableValues);
  if (error) setResultAndStopExecution({ errors: [error] });
}

interface Execution {
  args: ExecutionArgs;
  setResultAndStopExecution(result: ExecutionResult): void;
}

function KnownOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      if (!context.getSchema().getRootType(operation.operation)) {
        context.reportError(wrong(`There is no ${operation.operation} to ask for.`, operation));
      }
    },
  };
}

function FiniteNumbers(context: ValidationContext): ASTVisitor {
  const check = (node: IntValueNode | FloatValueNode) => {
    if (!Number.isFinite(Number(node.value))) context.reportError(wrong("A number is too large.", node));
  };
  return { IntValue: check, FloatValue: check };
}

/** An answer under one of these names would be written into what all objects share. */
const HARMFUL = ["__proto__", "constructor", "prototype"];

function HarmlessNames(context: ValidationContext): ASTVisitor {
  const check = (name: NameNode | undefined) => {
    if (name && HARMFUL.includes(name.value))
      context.reportError(wrong(`Choose another name than ${name.value}.`, name));
  };
  return {
    Field: ({ alias }: FieldNode) => check(alias),
    VariableDefinition: ({ variable }: VariableDefinitionNode) => check(variable.name),
    FragmentDefinition: ({ name }: FragmentDefinitionNode) => check(name),
  };
}

const wrong = (message: string, node: ASTNode) =>
  new GraphQLError(message, { nodes: node, extensions: badUserInput(message).extensions });
