import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inProcess } from "./in-process.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/```graphql\n(.+?)```\s+```json\n(.+?)```/gs)].map(
  ([, question, answer]) => [question!, JSON.parse(answer!) as unknown] as const,
);

let hub: Awaited<ReturnType<typeof inProcess>>;
let key: string;
beforeAll(async () => {
  hub = await inProcess(new Date());
  key = await hub.key({ role: "MEMBER", actorSlug: "pts" });
});
afterAll(() => hub.close());

it("shows questions with their answers", () => {
  expect(examples.length).toBeGreaterThanOrEqual(4);
});

it.each(examples)("answers as the README says: %s", async (question, answer) => {
  const { data, errors } = await hub.ask(question, {}, { key });
  expect(errors).toEqual([]);
  expect(data).toEqual(answer);
});
