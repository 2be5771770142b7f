import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { Field, ObjectType } from "type-graphql";
import { clock } from "../../kit/clock.js";
import { NotFound, type Says, UserError } from "../../kit/errors.js";
import { Role } from "../../kit/vocabulary.js";
import { Actor } from "./actor.js";
import { ApiKey } from "./api-key.js";
import { Municipality } from "./municipality.js";
import { WrongActorStatus } from "./own-actor.js";

/** Whose key it is to be: a MEMBER's actor, a MUNICIPALITY's code, nobody's else. */
export interface KeyBinding {
  role: Role;
  actorSlug?: string | null | undefined;
  municipalityCode?: string | null | undefined;
  expiresAt?: Date | null | undefined;
  label?: string | null | undefined;
}

@ObjectType({ description: "A new API key. This is the only time that its text is shown." })
export class IssuedApiKey {
  @Field(() => String, { description: "Its text, dgd_<id>_<secret>: send it as Authorization: Bearer dgd_…." })
  key!: string;

  @Field(() => ApiKey, { description: "What the hub keeps of it." })
  apiKey!: ApiKey;
}

@ObjectType({
  implements: UserError,
  description:
    "A key of this role needs another binding: MEMBER an actor, MUNICIPALITY a municipality, others neither.",
})
export class KeyBindingMismatch extends UserError {
  @Field(() => Role, { description: "The role that was asked for." })
  role: Role;

  constructor(role: Role, says: Says) {
    super(says);
    this.role = role;
  }
}

/** Makes an API key, or says why not. */
export async function issueKey(em: SqlEntityManager, binding: KeyBinding): Promise<IssuedApiKey | UserError> {
  const { role, actorSlug = null, municipalityCode = null, expiresAt = null, label = null } = binding;
  const mismatch = mismatchIn(binding);
  if (mismatch) return new KeyBindingMismatch(role, mismatch);
  const actor = actorSlug ? await em.findOne(Actor, { slug: actorSlug }) : null;
  if (actorSlug && !actor) return new NotFound({ sv: "aktör", en: "actor" }, actorSlug);
  if (actor && actor.status !== "ACTIVE") return new WrongActorStatus(actor.status);
  if (municipalityCode && !(await em.findOne(Municipality, { code: municipalityCode }))) {
    return new NotFound({ sv: "kommun", en: "municipality" }, municipalityCode);
  }
  return keep(em, { role, actorSlug, municipalityCode, label, createdAt: clock.now(), expiresAt });
}

/** Keeps a new key like this. */
export function keep(em: SqlEntityManager, like: Parameters<typeof ApiKey.make>[0]): IssuedApiKey {
  const { row, text } = ApiKey.make(like);
  em.persist(row);
  return Object.assign(new IssuedApiKey(), { key: text, apiKey: row });
}

/** One role needs the binding, the others must not have it. */
function mismatchIn({ role, actorSlug, municipalityCode }: KeyBinding): Says | null {
  if (role === "PUBLIC") {
    return { sv: "Rollen PUBLIC behöver ingen nyckel.", en: "The role PUBLIC needs no key: ask without one." };
  }
  if (role === "COACH") {
    return {
      sv: "En coach får sin nyckel när den registrerar sig.",
      en: "Keys of coaches are made when a coach registers, not here.",
    };
  }
  return (
    unfit(role, "MEMBER", actorSlug, { sv: "aktör", en: "actor" }, { sv: "slug, som pts", en: "slug, such as pts" }) ??
    unfit(
      role,
      "MUNICIPALITY",
      municipalityCode,
      { sv: "kommun", en: "municipality" },
      { sv: "kod, som 2082", en: "code, such as 2082" },
    )
  );
}

function unfit(role: Role, bound: Role, given: string | null | undefined, what: Says, how: Says): Says | null {
  if (role === bound && !given) {
    return {
      sv: `En nyckel för ${role} behöver en ${what.sv}: ange dess ${how.sv}.`,
      en: `A ${role} key needs the ${what.en} it is for: its ${how.en}.`,
    };
  }
  if (role !== bound && given) {
    return {
      sv: `En nyckel för ${role} tar ingen ${what.sv}: det gör bara en för ${bound}.`,
      en: `A ${role} key takes no ${what.en}: only a ${bound} key does.`,
    };
  }
  return null;
}
