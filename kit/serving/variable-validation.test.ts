import { buildSchema, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { findVariableFault } from "./variable-validation.js";

const schema = buildSchema(`
  input Span { from: Int! = 0  to: Int  parts: [Int!] }
  input Filter { span: Span  spans: [Span!] }
  type Query {
    free(n: Int, filter: Filter): Int
    held(n: Int! = 3, ns: [Int!], filter: Filter, span: Span! = {}): Int
    deep: Query
  }
  type Mutation { keep(n: Int! = 3): Int  then: Int }`);

const faultOf = (operation: string, variables: Record<string, unknown>, name?: string) =>
  findVariableFault(schema, parse(operation), variables, name)?.message;

describe("findVariableFault", () => {
  test.each([
    ["an argument", "($v: Int) { held(n: $v) }"],
    ["an argument after another field", "($v: Int = 1) { free deep { held(n: $v) } }"],
    ["a list", "($v: Int = 1) { held(ns: [1, $v]) }"],
    ["an input's field with a default", "($v: Int) { held(filter: { span: { from: $v } }) }"],
    ["a list of inputs", "($v: Int) { held(filter: { spans: [{ to: 1 }, { from: $v }] }) }"],
    ["a list within an input", "($v: Int = 1) { free(filter: { span: { parts: [$v] } }) }"],
    ["an input", "($v: Span) { held(span: $v) }"],
    ["@skip", "($v: Boolean = true) { free @skip(if: $v) }"],
    ["@include of a fragment", "($v: Boolean = true) { ...F @include(if: $v) } fragment F on Query { free }"],
    [
      "a fragment within a fragment",
      "($v: Int) { ...F } fragment F on Query { ...G } fragment G on Query { held(n: $v) }",
    ],
    ["what is not skipped", "($v: Int, $s: Boolean = false) { held(n: $v) @skip(if: $s) }"],
    [
      "one place of two",
      "($v: Int, $s: Boolean = true) { held(n: $v) @skip(if: $s) deep { held(n: $v) @include(if: $s) } }",
    ],
  ])("finds null where none may stand: in %s", (_, operation) => {
    const message = 'Variable "$v" must not be null here.';
    expect(faultOf(`query ${operation}`, { v: null })).toBe(message);
    expect(faultOf(`query ${operation}`, {})).toBeUndefined();
  });

  test("finds it in a mutation before anything is changed", () => {
    expect(faultOf("mutation ($v: Int) { then keep(n: $v) }", { v: null })).toMatch("must not be null");
  });

  test.each([
    ["it may", "($v: Int = 1) { free(n: $v, filter: { span: { to: $v } }) }"],
    ["the field is skipped", "($v: Int, $s: Boolean = true) { free held(n: $v) @skip(if: $s) }"],
    ["the field is not included", "($v: Int) { free held(n: $v) @include(if: false) }"],
    ["the fragment is skipped", "($v: Int) { free ...F @skip(if: true) } fragment F on Query { held(n: $v) }"],
    ["an outer field is skipped", "($v: Int) { free deep @skip(if: true) { held(n: $v) } }"],
    ["@skip has decided", "($v: Boolean = true) { free @skip(if: true) @include(if: $v) }"],
    ["another operation is executed", "A ($v: Int) { free(n: $v) } query B ($v: Int) { held(n: $v) }"],
  ])("lets null stand where %s", (_, operation) => {
    expect(faultOf(`query ${operation}`, { v: null }, operation.startsWith("A") ? "A" : undefined)).toBeUndefined();
  });

  test("finds the first value that is not of its variable's type, and says where it stands", () => {
    expect(faultOf("query ($v: Span) { held(span: $v) }", { v: { from: null, to: "x" } })).toMatch('at "v.from"');
  });
});
