import { expect, test } from "vitest";
import { isDatabaseTrouble } from "./database-trouble.js";

const withProperties = (properties: object, message = "") => Object.assign(new Error(message), properties);

test.each(["57P01", "57P02", "57P03", "08006", "08001", "53100", "53200", "53300", "58030", "28P01", "3D000", "25006"])(
  "isDatabaseTrouble for the code %s of PostgreSQL",
  (code) => expect(isDatabaseTrouble(withProperties({ code }))).toBe(true),
);

test.each([
  withProperties({ code: "57014" }),
  withProperties({ code: "ECONNREFUSED", syscall: "connect" }),
  withProperties({ code: "ENOENT", syscall: "connect" }),
  withProperties({ code: "ECONNRESET", syscall: "read" }),
  withProperties({ code: "EPIPE", syscall: "write" }),
  withProperties({ code: "ENOTFOUND", syscall: "getaddrinfo" }),
  new AggregateError([withProperties({ code: "ECONNREFUSED", syscall: "connect" })]),
  new Error("Connection terminated unexpectedly"),
  new Error("Client has encountered a connection error and is not queryable"),
  new Error("timeout exceeded when trying to connect"),
  new Error("wrapped", { cause: withProperties({ code: "57P01" }) }),
])("isDatabaseTrouble for %o", (error) => expect(isDatabaseTrouble(error)).toBe(true));

test.each(["08P01", "22P02", "23505", "40001", "42501", "42P01", "ENOENT"])(
  "isDatabaseTrouble not for the code %s",
  (code) => expect(isDatabaseTrouble(withProperties({ code }))).toBe(false),
);

test.each([undefined, null, "57P01", new Error("Connection of centre unknown")])(
  "isDatabaseTrouble not for %o",
  (error) => expect(isDatabaseTrouble(error)).toBe(false),
);
