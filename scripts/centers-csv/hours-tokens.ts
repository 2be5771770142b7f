import type { Messages } from "../../kit/graphql/errors.js";
import { withPlainDashes } from "../../kit/graphql/text.js";
import { CellError, notUnderstood } from "./cell.js";

/** Words and phrases, with the full stop of an abbreviation. */
const words = (...alternatives: string[]) => String.raw`(?:${alternatives.join("|")})(?![\p{L}\d])\.?`;

/** What hours are written with, in the order in which it is looked for. */
const PATTERNS = {
  blank: String.raw`[^\S\n]+|[():]`,
  dots: String.raw`\.{2,}|…`,
  break: String.raw`[|\n;.]`,
  date: String.raw`\d{4}-\d{1,2}-\d{1,2}(?!\d)`,
  allHours: words("dygnet runt", "24/7", "around the clock"),
  time: String.raw`\d{1,2}(?:[:.h]?\d{2}(?:[:.]00)?)?h?(?![\p{L}\d])`,
  until: words("till och med", "till", "t[. ]*o[. ]*m", "until", "through") + "|-+",
  from: words("mellan", "between", "från och med", "från", "fr?[. ]*o[. ]*m", "from"),
  clock: words("kl", "klockan", "at"),
  open: words("(?:vi )?(?:har )?öppet", "öppettid(?:er)?", "open(?:ing hours)?"),
  closed: words("(?:har |helt )?stäng[td]", "(?:ej|inte) öppet", "closed"),
  lunch: words("lunch(?: ?stäng[td])?"),
  allDays: words("(?:alla|varje) dag(?:ar)?(?: i veckan)?", "dagligen", "hela veckan", "every ?day", "daily"),
  workdays: words("(?:alla )?vardag(?:ar)?", "weekdays"),
  weekend: words("(?:alla )?helg(?:er)?", "weekends?"),
  otherDays: words("övriga? (?:dag(?:ar)?|tid)", "other days"),
  each: words("på", "alla", "varje", "every") + String.raw`|on(?= [a-z]+days?(?!\p{L}))`,
  and: words("och", "o", "samt", "resp(?:ektive)?", "and") + "|[,&+/]",
  word: words(String.raw`\p{L}+`),
  other: String.raw`\d+|.`,
};
type Kind = keyof typeof PATTERNS;

const TOKEN = new RegExp(
  Object.entries(PATTERNS)
    .map(([kind, pattern]) => `(?<${kind}>${pattern})`)
    .join("|"),
  "giu",
);

interface Token {
  kind: Kind;
  text: string;
  at: number;
}

const endOf = ({ at, text }: Token) => at + text.length;

/** The words of a text on hours, from which a grammar takes one after the other. */
export class HoursTokens {
  readonly #text: string;
  readonly #tokens: Token[];
  #next = 0;

  /** `rule` says what the text must be. */
  constructor(
    text: string,
    readonly rule: Messages,
  ) {
    this.#text = withPlainDashes(text);
    this.#tokens = [...this.#text.matchAll(TOKEN)]
      .map(({ 0: text, index, groups }) => {
        const kind = Object.keys(groups!).find((kind) => groups![kind] !== undefined) as Kind;
        return { kind, text: text.toLowerCase(), at: index };
      })
      .filter(({ kind }) => kind !== "blank");
  }

  /** The next token, if it is of one of these kinds. */
  take(...kinds: Kind[]): Token | undefined {
    const token = this.#tokens[this.#next];
    if (!token || !kinds.includes(token.kind)) return undefined;
    this.#next++;
    return token;
  }

  skip(...kinds: Kind[]): void {
    while (this.take(...kinds));
  }

  /** All that `read` finds one after the other, also with separators between. */
  takeAll<T>(separator: Kind, read: () => T | undefined): T[] {
    const found: T[] = [];
    const next = () =>
      this.attempt(() => {
        if (found.length > 0) this.skip(separator);
        return read();
      });
    for (let more; (more = next()) !== undefined;) found.push(more);
    return found;
  }

  /** What `read` finds; if that is nothing, it has taken nothing. */
  attempt<T>(read: () => T | undefined): T | undefined {
    const before = this.#next;
    const found = read();
    if (found === undefined) this.#next = before;
    return found;
  }

  /** What `read` makes of the longest piece of text, up to a comma or the end of the line, of which it makes something. */
  takeText<T>(read: (text: string) => T | undefined): T | undefined {
    const rest = this.#tokens.slice(this.#next);
    const lineEnd = rest.findIndex(({ kind }) => kind === "break");
    const length = lineEnd < 0 ? rest.length : lineEnd;
    for (let count = length; count > 0; count--) {
      if (count < length && rest[count]!.kind !== "and") continue;
      const found = read(this.#text.slice(rest[0]!.at, endOf(rest[count - 1]!)));
      if (found === undefined) continue;
      this.#next += count;
      return found;
    }
    return undefined;
  }

  /** Takes the word between two ends. `to` is one in English, and Thursday in Swedish. */
  takeUntil(): Token | undefined {
    return this.take("until") ?? (this.#tokens[this.#next]?.text === "to" ? this.take("word") : undefined);
  }

  get endsLine(): boolean {
    return this.isAtEnd || this.#tokens[this.#next]!.kind === "break";
  }

  get isAtEnd(): boolean {
    return this.#next === this.#tokens.length;
  }

  fail(): never {
    const last = this.#tokens[this.#next - 1];
    const rest = last
      ? this.#text
          .slice(last.at + last.text.length)
          .split(/[|\n]/)[0]!
          .trim()
      : "";
    throw rest ? notUnderstood(this.rule, rest) : new CellError(this.rule.sv, this.rule.en);
  }
}
