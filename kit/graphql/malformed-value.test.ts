import { graphql } from "graphql";
import { Arg, buildSchema, Field, InputType, Int, Query, Resolver } from "type-graphql";
import { expect, test } from "vitest";
import { authChecker } from "../serving/authorization.js";
import { validateArgument } from "./argument-validation.js";
import { After, NotBefore } from "./comparison-rules.js";
import { malformedFields, MalformedValue, withCollectedFaults } from "./malformed-value.js";
import { LocalDate, LocalTime } from "./scalars.js";
import { InRange } from "./validation.js";

const time = withCollectedFaults(LocalTime);
const day = withCollectedFaults(LocalDate);

@InputType()
class Span {
  @Field(() => time)
  opens!: string;

  @Field(() => time)
  @After("opens")
  closes!: string;

  @Field(() => day, { nullable: true })
  from?: string;

  @Field(() => day, { nullable: true })
  @NotBefore("from")
  to?: string;

  @Field(() => Int, { nullable: true })
  @InRange(0, 9)
  rooms?: number;
}

@Resolver()
class Spans {
  @Query(() => String)
  span(
    @Arg("span", () => Span) { opens, closes }: Span,
    @Arg("on", () => day, { nullable: true }) on?: string,
  ): string {
    return [opens, closes, on].join(" ");
  }
}

const execute = async (source: string, variableValues?: Record<string, unknown>) =>
  graphql({
    schema: await buildSchema({ resolvers: [Spans], authChecker, validateFn: validateArgument }),
    source,
    variableValues,
  });
const TIME = 'must be a time of day, "HH:MM"';
const DAY = 'must be a day of the calendar, "YYYY-MM-DD"';

test("withCollectedFaults leaves well-formed values, surrounded by space or not", async () => {
  expect(await execute('{ span(span: { opens: "09:00", closes: " 17:00" }, on: "2026-12-24") }')).toEqual({
    data: { span: "09:00 17:00 2026-12-24" },
  });
});

test.each([
  ["literals", '{ span(span: { opens: "9", closes: "17:00", to: "x", rooms: 10 }, on: "x") }', undefined],
  [
    "variables",
    "query ($span: Span!, $on: Date) { span(span: $span, on: $on) }",
    { span: { opens: "9", closes: "17:00", to: "x", rooms: 10 }, on: "x" },
  ],
])("validateArgument names all malformed and invalid values at once, in %s", async (_, source, variables) => {
  const { errors } = await execute(source, variables);
  expect(errors).toMatchObject([{ path: ["span"], extensions: { code: "BAD_USER_INPUT" } }]);
  expect(errors![0]!.message).toBe(`on ${DAY}; opens ${TIME}; to ${DAY}; rooms must be at most 9`);
});

test("validateArgument compares nothing with a malformed value, and finds one fault in it", async () => {
  for (const span of [
    { opens: "24", closes: "17:00" },
    { opens: "18:00", closes: "8" },
  ]) {
    const { errors } = await execute("query ($span: Span!) { span(span: $span) }", { span });
    expect(errors![0]!.message).toBe(`${span.opens === "24" ? "opens" : "closes"} ${TIME}`);
  }
});

test("malformedFields finds them at any depth", () => {
  const value = new MalformedValue({ sv: "", en: "" });
  expect(malformedFields({ a: [{ b: 1 }, { b: [value] }], c: value, d: null }).map(({ path }) => path)).toEqual([
    "a.1.b.0",
    "c",
  ]);
});
