import { setImmediate as tick } from "node:timers/promises";
import type { GraphQLError } from "graphql";
import { describe, expect, test } from "vitest";
import type { RequestContext } from "../http/request-context.js";
import { createAdmission } from "./admission.js";

const LIMITS = { expensive: 10_000, costAtOnce: 100_000, costWaiting: 200_000 };

/** Operations that go on until they are ended. */
function open(limits = LIMITS) {
  const refused: string[] = [];
  const running: string[] = [];
  const callerOf = ({ requestId }: RequestContext) => requestId.split(" ")[0]!;
  const onRefusal = async ({ requestId }: RequestContext) => void refused.push(requestId);
  const admit = createAdmission({ limits, callerOf, onRefusal });
  /** `who` is the caller and what tells its operations apart. */
  const send = (who: string, cost: number, signal = new AbortController().signal) => {
    const { promise: end, resolve } = Promise.withResolvers<void>();
    const done = admit({ requestId: who, cost } as RequestContext, signal, async () => {
      running.push(who);
      await end;
      running.splice(running.indexOf(who), 1);
    });
    const settled = done.then(
      () => "done",
      (error: GraphQLError) => error.extensions.code,
    );
    return { done, settled, end: () => (resolve(), settled) };
  };
  const fill = async (callers: string[], cost: number) => {
    const sent = callers.map((who) => send(who, cost));
    await tick();
    return sent;
  };
  return { send, fill, running, refused };
}

describe("admission", () => {
  test("lets so much be under way at once, of one caller half of it, and others as they end", async () => {
    const { fill, running } = open();
    const [first] = await fill(["a 1", "a 2", "b 1", "c 1"], 50_000);
    expect(running).toEqual(["a 1", "b 1"]);
    await first!.end();
    await tick();
    expect(running).toEqual(["b 1", "c 1"]);
  });

  test("lets the cheapest go first", async () => {
    const { send, fill, running } = open();
    const [first, second] = await fill(["a", "b"], 50_000);
    send("c", 40_000);
    send("d", 20_000);
    send("e", 30_000);
    await first!.end();
    await tick();
    expect(running).toEqual(["b", "d", "e"]);
    await second!.end();
    await tick();
    expect(running).toEqual(["d", "e", "c"]);
  });

  test("does not let cheap operations wait for expensive ones", async () => {
    const { send, fill, running } = open();
    await fill(["a 1", "a 2", "b 1", "b 2"], 50_000);
    send("a 3", 9999);
    send("c", 1000);
    await tick();
    expect(running).toEqual(["a 1", "b 1", "a 3", "c"]);
  });

  test("lets an operation that is dearer than all that may be under way go when nothing else of its caller does", async () => {
    const { send, fill, running } = open();
    send("a 1", 1_000_000);
    await fill(["a 2", "b"], 20_000);
    expect(running).toEqual(["a 1", "b"]);
  });

  test("refuses a caller of whom too much waits, says when to try again, and lets others wait", async () => {
    const { send, fill, refused, running } = open();
    await fill(["a 1", "a 2", "a 3"], 50_000);
    const { done } = send("a 4", 50_000);
    await expect(done).rejects.toMatchObject({
      message: expect.stringContaining("Try again in 2 seconds"),
      extensions: { code: "RATE_LIMITED", http: { status: 429, headers: { "retry-after": "2" } } },
    });
    expect(refused).toEqual(["a 4"]);
    send("b", 50_000);
    await tick();
    expect(running).toEqual(["a 1", "b"]);
  });

  test("refuses everybody when too much waits in all, but what is cheap", async () => {
    const { send, fill, running } = open();
    await fill(["a 1", "b 1", "a 2", "b 2", "c", "d"], 50_000);
    const { done } = send("e", 50_000);
    await expect(done).rejects.toMatchObject({
      extensions: { code: "OVERLOADED", http: { status: 503, headers: { "retry-after": "3" } } },
    });
    send("e", 5000);
    await tick();
    expect(running).toEqual(["a 1", "b 1", "e"]);
  });

  test("does not begin what nobody waits for any more, nor keep its place", async () => {
    const { send, fill, running } = open();
    const [first] = await fill(["a", "b"], 50_000);
    const controller = new AbortController();
    const left = send("c", 50_000, controller.signal);
    send("d", 50_000);
    controller.abort(Object.assign(new Error(), { extensions: { code: "left" } }));
    await first!.end();
    await tick();
    expect([await left.settled, running]).toEqual(["left", ["b", "d"]]);
  });

  test("gives the place back when the work fails", async () => {
    const admit = createAdmission({ limits: LIMITS, callerOf: () => "a", onRefusal: async () => {} });
    const context = { cost: 50_000 } as RequestContext;
    const signal = new AbortController().signal;
    for (let i = 0; i < 3; i++)
      await expect(admit(context, signal, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  });
});
