import { type ASTVisitor, GraphQLError, Kind, type SelectionNode, type ValidationContext } from "graphql";
import { badUserInput } from "../../kit/graphql/errors.js";

/** The planner answers a question about the schema or one about the data, never both at once. */
export function IntrospectionAlone(context: ValidationContext): ASTVisitor {
  const isMeta = (selection: SelectionNode) => selection.kind === Kind.FIELD && selection.name.value.startsWith("__");
  const operations = context.getDocument().definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const alone = operations.every(
    (operation) => "selectionSet" in operation && operation.selectionSet.selections.every(isMeta),
  );

  return {
    Field(field) {
      if (alone || !["__schema", "__type"].includes(field.name.value)) return;
      const { message, extensions } = badUserInput(
        `Ask for ${field.name.value} in a request of its own, outside of fragments.`,
      );
      context.reportError(new GraphQLError(message, { nodes: field, extensions }));
    },
  };
}
