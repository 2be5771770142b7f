import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { clock } from "../../kit/clock.js";
import { StartError } from "../../kit/config.js";
import type { Role } from "../../kit/vocabulary.js";
import { Actor } from "./actor.js";
import { ApiKey } from "./api-key.js";
import { Municipality } from "./municipality.js";

/** Whose key it is to be: a MEMBER's actor, a MUNICIPALITY's code, nobody's else. */
export interface KeyBinding {
  role: Role;
  actorSlug?: string | undefined;
  municipalityCode?: string | undefined;
  expiresAt?: Date | undefined;
  label?: string | undefined;
}

/** Makes an API key and gives the text of it, which nobody can read again. */
export async function issueKey(em: SqlEntityManager, binding: KeyBinding): Promise<string> {
  const { role, actorSlug, municipalityCode = null, expiresAt = null, label = null } = binding;
  if (role === "PUBLIC") throw new StartError("The role PUBLIC needs no key: ask without one.");
  if (role === "COACH") throw new StartError("Keys of coaches are made when a coach registers, not here.");
  fit(role, "MEMBER", actorSlug, "actor", "its slug, such as pts");
  fit(role, "MUNICIPALITY", municipalityCode, "municipality", "its code, such as 2082");

  const actor = actorSlug ? await em.findOne(Actor, { slug: actorSlug }) : null;
  if (actorSlug && !actor) throw new StartError(`There is no actor ${actorSlug}. The query actors lists their slugs.`);
  if (municipalityCode && !(await em.findOne(Municipality, { code: municipalityCode }))) {
    throw new StartError(`There is no municipality ${municipalityCode}. The query municipalities lists their codes.`);
  }

  const actorId = actor?.id ?? null;
  const { row, text } = ApiKey.make({ role, actorId, municipalityCode, label, createdAt: clock.now(), expiresAt });
  await em.persist(row).flush();
  return text;
}

/** One role needs the binding, the others must not have it. */
function fit(role: Role, bound: Role, given: string | null | undefined, what: string, how: string) {
  if (role === bound && !given) throw new StartError(`A ${role} key needs the ${what} it is for: ${how}.`);
  if (role !== bound && given) throw new StartError(`A ${role} key takes no ${what}: only a ${bound} key does.`);
}
