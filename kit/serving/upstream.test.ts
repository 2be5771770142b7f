import { buildSchema, type ExecutionResult, GraphQLError, type GraphQLScalarType, parse } from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { describe, expect, test } from "vitest";

const schema = buildSchema(`
  scalar Word
  input Line { word: Word }
  type Query { say(lines: [Line]): String  one: Item  two: Item }
  type Item { target: String }`);
Object.assign(schema.getType("Word") as GraphQLScalarType, {
  parseValue() {
    throw new GraphQLError("That is no word.");
  },
});

async function runCompiled(operation: string, variables: Record<string, unknown> = {}, options = {}) {
  const compiled = compileQuery(schema, parse(operation), undefined, options);
  if (!isCompiledQuery(compiled)) throw new Error("It was not compiled.");
  return (await compiled.query({ one: { target: "1" }, two: { target: "2" } }, {}, variables)) as ExecutionResult;
}

/** Each test shows a fault of the library. When one fails, the fault is gone: its page in docs/upstream/ says what to remove. */
describe("graphql-jit still", () => {
  test("reports every invalid value of a variable (compiled-variable-errors.md)", async () => {
    const { errors } = await runCompiled("query ($lines: [Line]) { say(lines: $lines) }", {
      lines: Array(1000).fill({ word: "x" }),
    });
    expect(errors).toHaveLength(1000);
  });

  test("leaves a scalar's reason, and where the value stands, out of its message (compiled-variable-errors.md)", async () => {
    const { errors } = await runCompiled("query ($lines: [Line]) { say(lines: $lines) }", { lines: [{ word: "x" }] });
    expect(errors![0]!.message).toBe('Variable "$word" got invalid value "x"; Expected type Word.');
  });

  test("loses a fragment that is spread twice under conditions, with the option too (compiled-skip-include.md)", async () => {
    const operation = `query ($s: Boolean!) { ...F @skip(if: $s) ...F @include(if: $s) } fragment F on Query { one { target } }`;
    for (const useExperimentalPathBasedSkipInclude of [true, false]) {
      const runs = [true, false].map((s) => runCompiled(operation, { s }, { useExperimentalPathBasedSkipInclude }));
      const answers = (await Promise.all(runs)).map(({ data }) => data);
      expect(answers).not.toEqual([{ one: { target: "1" } }, { one: { target: "1" } }]);
    }
  });

  test("needs an option to skip a fragment in one place only (compiled-skip-include.md)", async () => {
    const operation = `{ one { ...F @skip(if: true) } two { ...F @skip(if: false) } } fragment F on Item { target }`;
    expect((await runCompiled(operation)).data).toEqual({ one: {}, two: {} });
    const { data } = await runCompiled(operation, {}, { useExperimentalPathBasedSkipInclude: true });
    expect(data).toEqual({ one: {}, two: { target: "2" } });
  });
});
