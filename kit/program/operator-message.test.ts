import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { StartError } from "./config.js";
import { operatorMessage } from "./operator-message.js";

const errorOf = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};
const withCode = (code: string, message = "insert into people values ('Anna')") =>
  Object.assign(new Error(message), { code });

test("operatorMessage says what to do about the operating system and PostgreSQL, without values of a statement", () => {
  expect(operatorMessage(errorOf(() => writeFileSync("/dev/full", "x")))).toMatch(/^The disk is full\. .*\(ENOSPC/);
  expect(operatorMessage(withCode("53100"))).toBe(
    "The disk is full. Make room, and run this again. (PostgreSQL: 53100)",
  );
  expect(operatorMessage(withCode("57P01"))).toMatch(/^PostgreSQL ended the connection.* \(PostgreSQL: 57P01\)$/);
  expect(operatorMessage(new StartError("Say which role."))).toBe("Say which role.");
});

test("operatorMessage leaves faults of the program to their stack", () => {
  expect(operatorMessage(new TypeError("x is not a function"))).toBeUndefined();
  expect(operatorMessage(withCode("23505"))).toBeUndefined();
  expect(operatorMessage(errorOf(() => readFileSync("/nowhere")))).toBeUndefined();
  expect(operatorMessage("text")).toBeUndefined();
});
