import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { Field, ObjectType } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { NotFound, type Messages, UserError } from "../../../kit/graphql/errors.js";
import { Role } from "../../../kit/vocabulary/role.js";
import { Actor } from "../actor/actor.js";
import { WrongActorStatus } from "../actor/lock-actor.js";
import { Municipality } from "../place/municipality.js";
import { ApiKey } from "./api-key.js";

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

  constructor(role: Role) {
    super(bindingOf(role));
    this.role = role;
  }
}

/** Makes an API key, or says why not. */
export async function makeKey(em: SqlEntityManager, binding: KeyBinding): Promise<IssuedApiKey | UserError> {
  const { role, actorSlug = null, municipalityCode = null, expiresAt = null, label = null } = binding;
  if (!fits(binding)) return new KeyBindingMismatch(role);

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

/** Whether the key is bound as its role asks. */
function fits({ role, actorSlug, municipalityCode }: KeyBinding): boolean {
  if (role === "PUBLIC" || role === "COACH") return false;
  return (role === "MEMBER") === Boolean(actorSlug) && (role === "MUNICIPALITY") === Boolean(municipalityCode);
}

function bindingOf(role: Role): Messages {
  switch (role) {
    case "PUBLIC":
      return { sv: "Utan nyckel är man PUBLIC.", en: "The role PUBLIC needs no key: ask without one." };
    case "COACH":
      return {
        sv: "En coach får sin nyckel när den registrerar sig.",
        en: "A coach is given a key when it registers.",
      };
    case "MEMBER":
      return {
        sv: "En nyckel för MEMBER gäller en aktör (dess slug, som pts) och inget annat.",
        en: "A MEMBER key is for an actor (its slug, such as pts) and nothing else.",
      };
    case "MUNICIPALITY":
      return {
        sv: "En nyckel för MUNICIPALITY gäller en kommun (dess kod, som 2082) och inget annat.",
        en: "A MUNICIPALITY key is for a municipality (its code, such as 2082) and nothing else.",
      };
    default:
      return {
        sv: `En nyckel för ${role} gäller varken en aktör eller en kommun.`,
        en: `A ${role} key is for neither an actor nor a municipality.`,
      };
  }
}
