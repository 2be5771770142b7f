import type { GraphQLErrorOptions } from "graphql";
import { type ClassType, createUnionType, Ctx, Directive, Field, Int, InterfaceType, ObjectType } from "type-graphql";
import type { Context, MessageLanguage } from "../request/context.js";
import { LocalizedError } from "./localized-error.js";
import { DateTime } from "./scalars.js";
import { withId } from "./text.js";

/** A message in both languages of the hub. */
export type Messages = Record<MessageLanguage, string>;

/**
 * A refusal that the caller can act on. Resolvers return it and never throw it, so it must not extend `Error`: GraphQL takes returned
 * errors for thrown ones. A mutation that returns one has changed nothing: its transaction is rolled back.
 */
@InterfaceType({
  autoRegisterImplementations: false,
  description:
    "A refusal that the caller can act on. Nothing was changed. Each rule has a type of its own with its own fields.",
})
export abstract class UserError {
  constructor(readonly messages: Messages) {}

  @Field(() => String, {
    description:
      "What is wrong and what to do, in the language of the Accept-Language header (sv or en; Swedish by default).",
  })
  message(@Ctx() { language }: Context): string {
    return this.messages[language];
  }
}

@ObjectType({ implements: UserError, description: "There is no such thing, or the caller may not see it." })
@Directive("@shareable")
export class NotFound extends UserError {
  constructor(what: Messages, id?: string) {
    const named = what.sv.charAt(0).toUpperCase() + what.sv.slice(1);
    super({ sv: `${withId(named, id)} finns inte.`, en: `There is no ${withId(what.en, id)}.` });
  }

  /** For a row that the database does not let the viewer change. */
  static noWritableRow() {
    return new NotFound({ sv: "någon sådan post som du får ändra", en: "such row that you may change" });
  }
}

@ObjectType({ description: "One field of an input and what is wrong with it." })
@Directive("@shareable")
export class InvalidField {
  @Field(() => String, { description: "Where in the input, with dots and indexes from 0: `sessions.0.end`." })
  path: string;

  constructor(
    path: string,
    readonly messages: Messages,
  ) {
    this.path = path;
  }

  @Field(() => String, { description: "What is wrong with the value." })
  problem(@Ctx() { language }: Context): string {
    return this.messages[language];
  }
}

@ObjectType({
  implements: UserError,
  description: "Values of the input are out of range or malformed; all of them are named at once.",
})
@Directive("@shareable")
export class InvalidInput extends UserError {
  @Field(() => [InvalidField], { description: "Every field at fault." })
  fields: InvalidField[];

  constructor(fields: InvalidField[]) {
    super({ sv: "En del av uppgifterna är inte giltiga.", en: "Some of the input is not valid." });
    this.fields = firstFaults(fields);
  }
}

/** One fault for each value, the first: none for parts of a value that is at fault as a whole. A list's elements are values of their own. */
function firstFaults(fields: InvalidField[]): InvalidField[] {
  const paths = new Set(fields.map(({ path }) => path));
  const isFirst = ({ path }: InvalidField) => paths.delete(path);
  const isPartOfFault = ({ path }: InvalidField) => wholesOf(path).some((whole) => atFault.has(whole));
  const atFault = new Set(paths);
  return fields.filter((field) => !isPartOfFault(field) && isFirst(field));
}

/** The values that the one at a path is a part of, up to the element of a list. */
function wholesOf(path: string): string[] {
  const names = path.split(".");
  const element = names.findLastIndex((name) => /^\d+$/.test(name));
  return names.map((_, i) => names.slice(0, i).join(".")).slice(Math.max(element + 1, 1));
}

@ObjectType({ implements: UserError, description: "Somebody else has changed it since the caller read it." })
@Directive("@shareable")
export class StaleVersion extends UserError {
  @Field(() => Int, { description: "The version it has now: read it again, then repeat the change." })
  currentVersion: number;

  constructor(currentVersion: number) {
    super({
      sv: "Någon annan har hunnit ändra. Läs om och försök igen.",
      en: "Somebody else has changed this. Read it again and repeat your change.",
    });
    this.currentVersion = currentVersion;
  }
}

@ObjectType({ implements: UserError, description: "Several rules are broken at once." })
@Directive("@shareable")
export class SeveralRefusals extends UserError {
  @Field(() => [UserError], { description: "One refusal for each broken rule." })
  refusals: UserError[];

  constructor(refusals: UserError[]) {
    super({ sv: `${refusals.length} regler är inte uppfyllda.`, en: `${refusals.length} rules are broken.` });
    this.refusals = refusals;
  }
}

@ObjectType({
  implements: UserError,
  description:
    "The idempotency key was used before, within 24 hours, with another input. Each new change takes a new key.",
})
@Directive("@shareable")
export class IdempotencyKeyReused extends UserError {
  @Field(() => DateTime, { description: "When it was used first." })
  firstUsedAt: Date;

  constructor(firstUsedAt: Date) {
    super({
      sv: "Idempotensnyckeln har redan använts med andra uppgifter. Välj en ny nyckel.",
      en: "The idempotency key has been used before with another input. Choose a new key.",
    });
    this.firstUsedAt = firstUsedAt;
  }
}

@ObjectType({
  implements: UserError,
  description: "It was done before with this idempotency key. The secret that it made was shown then, and only then.",
})
@Directive("@shareable")
export class KeyAlreadyIssued extends UserError {
  @Field(() => DateTime, { description: "When." })
  issuedAt: Date;

  constructor(issuedAt: Date) {
    super({
      sv: "Det är redan gjort, och nyckeln visas bara en gång. Kom den bort, så byt ut den.",
      en: "That is done already, and the key is shown only once. If it is lost, replace it.",
    });
    this.issuedAt = issuedAt;
  }
}

@ObjectType({
  implements: UserError,
  description:
    "It was done before with this idempotency key and input. Whoever repeats it without a login is told so, and not what came of it.",
})
@Directive("@shareable")
export class AlreadyDone extends UserError {
  @Field(() => DateTime, { description: "When." })
  doneAt: Date;

  constructor(doneAt: Date) {
    super({
      sv: "Det är redan gjort och ska inte göras igen. Svaret visades den första gången.",
      en: "That is done already and need not be done again. The answer was shown the first time.",
    });
    this.doneAt = doneAt;
  }
}

/** What a mutation returns for these broken rules: null for none, the refusal itself for one, `SeveralRefusals` for more. */
export function combineRefusals(results: (UserError | false | null | undefined)[]): UserError | null {
  const refusals = results.filter((result) => result instanceof UserError);
  return refusals.length > 1 ? new SeveralRefusals(refusals) : (refusals[0] ?? null);
}

/** The union that a mutation returns: its own types, and the refusals that every mutation may return. */
export const createResultUnion = <T extends ClassType[]>(name: string, types: () => [...T]) =>
  createUnionType({
    name,
    description: "What came of it: the entity, or a refusal that says why not.",
    types: () => [...types(), NotFound, InvalidInput, SeveralRefusals, IdempotencyKeyReused] as const,
  });

// Errors to throw. Clients tell them apart by their code, see docs/reference/errors.md.

export const unauthenticated = (
  messages: Messages = {
    sv: "Logga in: skicka en API-nyckel som Authorization: Bearer dgd_….",
    en: "Log in: send an API key as Authorization: Bearer dgd_….",
  },
) => new LocalizedError("UNAUTHENTICATED", messages);
export const forbidden = (
  messages: Messages = { sv: "Din roll får inte göra det här.", en: "Your role may not do this." },
) => new LocalizedError("FORBIDDEN", messages);
export const badUserInput = (messages: Messages, options?: GraphQLErrorOptions) =>
  new LocalizedError("BAD_USER_INPUT", messages, options);
export const subgraphUnavailable = (options?: GraphQLErrorOptions) =>
  new LocalizedError(
    "SUBGRAPH_UNAVAILABLE",
    {
      sv: "En del av hubben går inte att nå just nu. Försök igen om en stund.",
      en: "A part of the hub is not available right now. Try again shortly.",
    },
    options,
  );
