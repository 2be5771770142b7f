import { getDirective } from "@graphql-tools/utils";
import { type GraphQLSchema, isObjectType, Kind, type OperationDefinitionNode, parse } from "graphql";

/** The fields that `@requires` fields of objects, each with the fields that these objects stand in. */
export const requiringObjects = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => {
      const fields = type.getFields();
      return Object.values(fields).map((field) => {
        const requires = (getDirective(schema, field, "join__field") ?? []).flatMap(
          (join) => (join.requires ?? []) as string,
        );
        const objects = requires.flatMap((selection) => objectsIn(selection)).map((name) => fields[name]!);
        return { field, objects };
      });
    })
    .filter(({ objects }) => objects.length > 0);

const objectsIn = (selection: string) =>
  (parse(`{ ${selection} }`).definitions[0] as OperationDefinitionNode).selectionSet.selections.flatMap((selected) =>
    selected.kind === Kind.FIELD && selected.selectionSet ? [selected.name.value] : [],
  );
