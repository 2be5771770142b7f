import { buildSchema, graphql } from "graphql";
import { expect, test } from "vitest";
import { withNormalizedArguments } from "./text-arguments.js";

const ID = "019A0000-0000-7000-8000-00000000000F";

test("withNormalizedArguments lowers UUIDs where an ID stands, in inputs and lists too, and nothing else", async () => {
  const schema = buildSchema(`
    input Part { id: ID  ids: [ID!]  text: String  parts: [Part!] }
    type Query { given(id: ID!, text: String, part: Part): String }`);
  schema.getQueryType()!.getFields().given!.resolve = withNormalizedArguments((_, args) => JSON.stringify(args));
  const source = "query ($id: ID!, $text: String, $part: Part) { given(id: $id, text: $text, part: $part) }";
  const part = (id: string) => ({ id, ids: [id, "Digidel"], text: ID, parts: [{ id: null }, { ids: [id] }] });
  const { data } = await graphql({ schema, source, variableValues: { id: ID, text: ID, part: part(ID) } });
  const lower = ID.toLowerCase();
  expect(JSON.parse(data!.given as string)).toEqual({ id: lower, text: ID, part: part(lower) });
  const spaced = await graphql({ schema, source, variableValues: { id: ` ${ID}\u200b`, text: " Sa\u0308ter " } });
  expect(JSON.parse(spaced.data!.given as string)).toEqual({ id: lower, text: "Säter" });
});
