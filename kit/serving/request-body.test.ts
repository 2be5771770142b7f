import { expect, test } from "vitest";
import { refuseBody } from "./request-body.js";

test.each([
  "application/json",
  "APPLICATION/JSON",
  "Application/Json; Charset=UTF-8",
  'application/json ;charset="utf-8"',
  "application/json; charset=utf-8; profile=x",
  "application/json; charset=utf8",
  "application/json;",
  "application/graphql+JSON",
])("refuseBody takes the type %j", (contentType) => {
  expect(refuseBody({ contentType, contentEncoding: null })).toBeUndefined();
});

test.each([
  null,
  "",
  "text/plain",
  "application/jsonp",
  "application/json, text/plain",
  "text/plain; x=application/json",
  "application/json; charset=iso-8859-1",
  "application/json; charset=utf-8; charset=utf-16",
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
])("refuseBody refuses the type %j", (contentType) => {
  expect(refuseBody({ contentType, contentEncoding: null })).toEqual({ "accept-post": "application/json" });
});

test.each([
  [undefined, true],
  ["", true],
  ["identity", true],
  ["IDENTITY", true],
  ["gzip", false],
  ["GZIP", false],
  ["br", false],
  ["deflate", false],
  ["zstd", false],
  ["identity, gzip", false],
])("refuseBody of the encoding %j takes it: %j", (contentEncoding, taken) => {
  const refusal = refuseBody({ contentType: "application/json", contentEncoding });
  expect(refusal).toEqual(taken ? undefined : { "accept-encoding": "identity" });
});

test("refuseBody is quick with a long type", () => {
  const contentType = `application/json${"; charset=utf-8".repeat(20_000)} x`;
  expect(refuseBody({ contentType, contentEncoding: null })).toBeDefined();
});
