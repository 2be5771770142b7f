import { LockMode } from "@mikro-orm/postgresql";
import { NotFound } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { ApiKey, managesAllKeys } from "./api-key.js";

/** The key that a verb is to change, locked, if it is the caller's to manage: others are not there. */
export async function ownKey({ em, viewer }: Context, id: string): Promise<ApiKey | NotFound> {
  const key = await em.findOne(ApiKey, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const { actorSlug, municipalityCode } = key ?? {};
  const isOwn =
    (actorSlug && actorSlug === viewer.actorSlug) || (municipalityCode && municipalityCode === viewer.municipalityCode);
  return key && (isOwn || managesAllKeys(viewer)) ? key : new NotFound({ sv: "nyckel", en: "key" }, id);
}
