import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inProcess } from "./support/in-process.js";

/** Each document tells one story: its questions are asked in their order, on a hub of its own. */
const documents = [
  { path: "README.md", language: "en" },
  { path: "docs/guides/member.md", language: "en" },
  { path: "docs/guides/medlem.md", language: "sv" },
  { path: "docs/guides/municipality.md", language: "en" },
  { path: "docs/guides/kommun.md", language: "sv" },
  { path: "docs/guides/coordinator.md", language: "en" },
  { path: "docs/guides/samordnare.md", language: "sv" },
];

const KEYS = {
  MEMBER: { role: "MEMBER", actorSlug: "pts" },
  CO_ORGANIZER: { role: "MEMBER", actorSlug: "kb" },
  MUNICIPALITY: { role: "MUNICIPALITY", municipalityCode: "2082" },
  COORDINATOR: { role: "COORDINATOR" },
} as const;

/** An example: after `graphql` stands who asks, if anybody known; or a command that sets the clock. */
const STEP = /HUB_NOW=(?<now>\S+)|```graphql ?(?<who>\w*)\n(?<question>.+?)```\s+```json\n(?<answer>.+?)```/gs;

type Step = Partial<Record<"now" | "who" | "question" | "answer", string>> & { title: string | undefined };

describe.each(documents)("$path", ({ path, language }) => {
  const text = readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
  const steps = [...text.matchAll(STEP)].map(({ groups }): Step => ({
    ...groups,
    title: groups!.now ?? groups!.question,
  }));
  /** What the document calls `<event-id>` and the like, as this hub calls it. */
  const names = new Map<string, string>();

  let hub: Awaited<ReturnType<typeof inProcess>>;
  beforeAll(async () => void (hub = await inProcess(new Date())));
  afterAll(() => hub.close());

  test("shows questions with their answers", () => {
    expect(steps.filter(({ question }) => question).length).toBeGreaterThanOrEqual(4);
  });

  test.each<Step>(steps)("holds: $title", async ({ now, who, question, answer }) => {
    if (now) return hub.turnClock(new Date(now));
    const key = who ? await hub.key(KEYS[who as keyof typeof KEYS]) : undefined;
    const asked = question!.replace(/<[\w-]+>/g, (name) => names.get(name) ?? name);
    const how = { ...(key && { key }), headers: { "accept-language": language } };
    const { data, errors } = await hub.ask(asked, {}, how);
    expect(errors).toEqual([]);
    expect(data).toEqual(JSON.parse(answer!, (_key, value) => named(value)));
  });

  /** The first time that an answer shows a name, it takes whatever stands there. */
  const named = (value: unknown) => {
    if (typeof value !== "string" || !/^<[\w-]+>$/.test(value)) return value;
    const known = names.get(value);
    if (known) return known;
    return {
      asymmetricMatch: (found: string) => Boolean(names.set(value, found)),
      toString: () => value,
    };
  };
});
