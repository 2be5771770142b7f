import { createHash, randomBytes } from "node:crypto";
import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { Field, ObjectType } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { NotFound, type Messages, UserError } from "../../../kit/graphql/errors.js";
import { swedishTermOf } from "../../../kit/vocabulary/enumeration.js";
import { Role } from "../../../kit/vocabulary/role.js";
import { Actor } from "../actor/actor.js";
import { WrongActorStatus } from "../actor/lock-actor.js";
import { Municipality } from "../place/municipality.js";
import type { KeyBinding } from "./api-key-visibility.js";
import { ApiKey } from "./api-key.js";

/** What a new key is to be: a MEMBER's names an actor, a MUNICIPALITY's a municipality, any other neither. */
export interface NewApiKey extends KeyBinding {
  role: Role;
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
  @Field(() => Role, { description: "The role that was requested." })
  role: Role;

  constructor(role: Role) {
    super(requiredBinding(role));
    this.role = role;
  }
}

/** Creates an API key, or says why not. Whether the viewer may is the caller's to check. */
export async function createApiKey(em: SqlEntityManager, input: NewApiKey): Promise<IssuedApiKey | UserError> {
  const { role, actorSlug = null, municipalityCode = null, expiresAt = null, label = null } = input;
  if (!hasRequiredBinding(input)) return new KeyBindingMismatch(role);

  const actor = actorSlug ? await em.findOne(Actor, { slug: actorSlug }) : null;
  if (actorSlug && !actor) return new NotFound({ sv: "aktör", en: "actor" }, actorSlug);
  if (actor && actor.status !== "ACTIVE") return new WrongActorStatus(actor.status);
  if (municipalityCode && !(await em.findOne(Municipality, { code: municipalityCode }))) {
    return new NotFound({ sv: "kommun", en: "municipality" }, municipalityCode);
  }
  return addApiKey(em, { role, actorSlug, municipalityCode, label, createdAt: clock.now(), expiresAt });
}

type KeyProperties = Pick<ApiKey, "role" | "actorSlug" | "municipalityCode" | "label" | "createdAt" | "expiresAt">;

/** Adds a key with a random id and secret, and returns its text, which cannot be read again. */
export function addApiKey(em: SqlEntityManager, properties: KeyProperties): IssuedApiKey {
  const id = randomBytes(8).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  const secretHash = createHash("sha256").update(secret).digest();
  const apiKey = Object.assign(new ApiKey(), { id, secretHash, ...properties });
  em.persist(apiKey);
  return Object.assign(new IssuedApiKey(), { key: `dgd_${id}_${secret}`, apiKey });
}

function hasRequiredBinding({ role, actorSlug, municipalityCode }: NewApiKey): boolean {
  if (role === "PUBLIC" || role === "COACH") return false;
  return (role === "MEMBER") === Boolean(actorSlug) && (role === "MUNICIPALITY") === Boolean(municipalityCode);
}

function requiredBinding(role: Role): Messages {
  switch (role) {
    case "PUBLIC":
      return {
        sv: "Allmänheten behöver ingen nyckel.",
        en: "The role PUBLIC needs no key: send requests without one.",
      };
    case "COACH":
      return {
        sv: "En coach får sin nyckel när den registrerar sig.",
        en: "A coach is given a key when it registers.",
      };
    case "MEMBER":
      return {
        sv: "En nyckel för en medlemsorganisation gäller en aktör (dess slug, som pts) och inget annat.",
        en: "A MEMBER key is for an actor (its slug, such as pts) and nothing else.",
      };
    case "MUNICIPALITY":
      return {
        sv: "En nyckel för en kommun gäller en kommun (dess kod, som 2082) och inget annat.",
        en: "A MUNICIPALITY key is for a municipality (its code, such as 2082) and nothing else.",
      };
    default:
      return {
        sv: `En nyckel för rollen ${swedishTermOf(Role, role)} gäller varken en aktör eller en kommun.`,
        en: `A ${role} key is for neither an actor nor a municipality.`,
      };
  }
}
