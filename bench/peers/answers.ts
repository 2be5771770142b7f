import { StartError } from "../../kit/program/config.js";
import { createPost, forEachAtOnce, type Post } from "./client.js";
import type { Contender, Phrase } from "./contender.js";
import type { Request, Workload } from "./workloads.js";

/** A request in the words of a contender, and its answer. */
export interface Exchange {
  body: string;
  headers: Record<string, string>;
  /** Undefined for a mutation, which answers with something new each time. */
  answer?: string;
}

/** A contender with all that it can be asked. */
export interface Partner {
  contender: Contender;
  post: Post;
  exchanges: Map<Request, Exchange>;
}

/** Whether a workload can be sent to a partner. */
export const canDo = ({ exchanges }: Partner, { requests }: Workload) => requests.every((each) => exchanges.has(each));

/** Asks each contender for everything. Throws `StartError` when an answer is another than that of the first contender. */
export async function compareAnswers(
  contenders: Contender[],
  requests: Request[],
  interruption: AbortSignal,
): Promise<Partner[]> {
  const partners = contenders.map((contender) => createPartner(contender, requests));
  await forEachAtOnce(
    requests.filter(({ operation }) => operation !== "CreateEvent"),
    interruption,
    async (request) => {
      // Once more, should the time have changed the answer in between.
      const difference = (await differenceAt(request, partners)) && (await differenceAt(request, partners));
      if (difference) throw new StartError(`${difference} (${JSON.stringify(request)})`);
    },
  );
  return partners;
}

function createPartner(contender: Contender, requests: Request[]): Partner {
  const exchanges = new Map<Request, Exchange>();
  for (const request of requests) {
    const phrase = phraseOf(contender, request);
    if (phrase)
      exchanges.set(request, { body: phrase.body(request.variables as never), headers: phrase.headers ?? {} });
  }
  return { contender, post: createPost(contender.url), exchanges };
}

const phraseOf = ({ dialect }: Contender, { operation }: Request) =>
  dialect[operation] as Phrase<Request["variables"]> | undefined;

async function differenceAt(request: Request, partners: Partner[]): Promise<string | undefined> {
  const answers = await Promise.all(
    partners.map(async ({ contender, post, exchanges }) => {
      const exchange = exchanges.get(request);
      if (!exchange) return undefined;
      exchange.answer = await post(exchange.body, exchange.headers);
      return JSON.parse(exchange.answer, phraseOf(contender, request)?.revive) as { data?: unknown; errors?: unknown };
    }),
  );
  for (const [i, answer] of answers.entries()) {
    const { name } = partners[i]!.contender;
    if (!answer) continue;
    if (!answer.data || answer.errors) return `${name} answers with ${JSON.stringify(answer).slice(0, 1000)}`;
    const path = findDifference(answers[0]!.data, answer.data);
    if (path !== undefined) return `${name} answers something else at data${path}`;
  }
  return undefined;
}

/** Where a value lacks something that is expected of it, as a path; it may have more. */
function findDifference(expected: unknown, actual: unknown, key = ""): string | undefined {
  // When it was computed: differs each time.
  if (key === "asOf") return undefined;
  // Each has its own.
  if (/cursor/i.test(key) && typeof expected === "string") return typeof actual === "string" ? undefined : "";
  if (typeof expected !== "object" || expected === null) return expected === actual ? undefined : "";
  if (typeof actual !== "object" || actual === null) return "";
  if (Array.isArray(expected) && expected.length !== (actual as unknown[]).length) return ".length";
  for (const [name, value] of Object.entries(expected)) {
    const path = findDifference(value, (actual as Record<string, unknown>)[name], name);
    if (path !== undefined) return `.${name}${path}`;
  }
  return undefined;
}

/** Whether an answer under load is the one that was compared. What changes with the time alone may differ. */
export const isRight = (text: string, { answer }: Exchange): boolean =>
  answer === undefined
    ? text.includes('"__typename":"Event"')
    : text === answer || withoutTime(text) === withoutTime(answer);

const withoutTime = (text: string) => text.replace(/"asOf":"[^"]*"/g, "").replaceAll('"HELD"', '"PUBLISHED"');
