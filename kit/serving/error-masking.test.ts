import { buildSchema, parse } from "graphql";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { forbidden } from "../graphql/errors.js";
import { systemCaller } from "../request/context.js";
import { withErrorMasking } from "./error-masking.js";
import { ErrorReport } from "./error-report.js";
import { createInProcessExecutor } from "./in-process-executor.js";

const schema = buildSchema("type Query { breaks: String  refuses: String  missing: String! }");
const fields = schema.getQueryType()!.getFields();
fields.breaks!.resolve = () => {
  throw new Error("broken");
};
fields.refuses!.resolve = () => {
  throw forbidden();
};

function openMasked() {
  const lines: string[] = [];
  const log = pino({ level: "debug", base: null, timestamp: false }, { write: (line) => void lines.push(line) });
  return {
    execute: withErrorMasking(
      createInProcessExecutor(schema, () => ({})),
      "actors",
      log,
    ),
    log,
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
const document = parse("{ breaks again: breaks refuses }");

describe("withErrorMasking", () => {
  test("logs at once what fails in a query of the hub itself, each cause once", async () => {
    const { execute, logged } = openMasked();
    expect(await execute({ document, context: { caller: systemCaller("own") } })).toMatchObject({
      errors: [
        { message: "Oväntat fel.", path: ["breaks"] },
        { message: "Oväntat fel.", path: ["again"] },
        { message: "Din roll får inte göra det här." },
      ],
    });
    expect(logged()).toEqual([
      expect.objectContaining({
        msg: "unexpected error",
        subgraph: "actors",
        requestId: "own",
        path: ["breaks"],
        count: 2,
      }),
    ]);
  });

  test("leaves to the client's request what fails while it is worked on, over all its queries", async () => {
    const { execute, log, logged } = openMasked();
    const errorReport = new ErrorReport();
    for (let i = 0; i < 3; i++) await execute({ document, context: { caller: systemCaller(), errorReport } });
    expect(logged()).toEqual([]);
    errorReport.write(log, "the client's");
    errorReport.write(log, "the client's");
    expect(logged()).toEqual([expect.objectContaining({ requestId: "the client's", count: 6 })]);
  });

  test("reports a fault that graphql-js finds itself, and none twice", async () => {
    const { execute, log, logged } = openMasked();
    const twice = withErrorMasking(execute, "actors", log);
    expect(
      await twice({
        document: parse("{ missing }"),
        context: { caller: systemCaller(), errorReport: new ErrorReport() },
      }),
    ).toMatchObject({ errors: [{ extensions: { code: "INTERNAL_SERVER_ERROR" } }] });
    await twice({ document: parse("{ missing }"), context: { caller: systemCaller() } });
    expect(logged().map(({ count }) => count)).toEqual([1]);
  });
});
