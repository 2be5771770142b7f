import { type Kysely, type RawBuilder, sql } from "kysely";
import { Field, ObjectType } from "type-graphql";
import { UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { slugOf } from "../../../kit/slug.js";
import { read } from "../../../kit/sql/read.js";
import type { ActorKind } from "../../../kit/vocabulary/actors.js";
import { acquireNamedLock } from "../../../kit/writing/locks.js";
import { Actor } from "./actor.js";
import { nameKeyOf } from "./name-key.js";

/** What tells organisations apart. */
export interface Organisation {
  name: string;
  kind: ActorKind;
  orgNumber?: string | null | undefined;
  homeMunicipalityCode?: string | null | undefined;
}

/**
 * Serializes applications, approvals and changes of a name or number until the transaction ends: whether an organisation is new can
 * then be looked up and refused with a reason, rather than by a unique index. Take it before locking any row.
 */
export const lockRegister = ({ db }: Pick<Context, "db">) => acquireNamedLock(db, "register of actors");

/**
 * Whether row `e` is this organisation: the same number together with the same name (as people see it, `nameKeyOf`), since a library shares the number of its
 * municipality; or the same municipality.
 */
export const isSameOrganisation = ({
  name,
  kind,
  orgNumber = null,
  homeMunicipalityCode = null,
}: Organisation): RawBuilder<unknown> =>
  sql`(e.name_key = ${nameKeyOf(name)} and e.org_number is not distinct from ${orgNumber}::text
    or ${kind}::text = 'MUNICIPALITY' and e.kind = 'MUNICIPALITY' and e.home_municipality_code = ${homeMunicipalityCode}::text)`;

/** The actors that are this organisation, in any status. */
export const findSameOrganisation = ({ db }: Pick<Context, "db">, organisation: Organisation): Promise<Actor[]> =>
  read(db, Actor, sql`where ${isSameOrganisation(organisation)} order by e.id`);

/** The actors that were this organisation and have left: one statement for all organisations of a request. */
export const loadFormerActors = createLoader(async (organisations: readonly Organisation[], { db }) => {
  const isOneOf = sql.join(organisations.map(isSameOrganisation), sql` or `);
  const actors = await read(db, Actor, sql`where e.status = 'LEFT' and (${isOneOf}) order by e.id`);
  return organisations.map((organisation) => actors.filter((actor) => wasOrganisation(actor, organisation)));
});

/** `isSameOrganisation` in TypeScript. */
const wasOrganisation = (actor: Actor, { name, kind, orgNumber = null, homeMunicipalityCode = null }: Organisation) =>
  (actor.nameKey === nameKeyOf(name) && (actor.orgNumber ?? null) === orgNumber) ||
  (kind === "MUNICIPALITY" && actor.kind === kind && actor.homeMunicipalityCode === homeMunicipalityCode);

/** The actors of this name, whatever their number; those that have left too. */
export const loadNamesakes = createLoader(async (names: readonly string[], { db }): Promise<Actor[][]> => {
  const keys = names.map(nameKeyOf);
  const actors = await read(db, Actor, sql`where e.name_key = any(${keys}) order by e.id`);
  const byKey = Map.groupBy(actors, ({ nameKey }) => nameKey);
  return keys.map((key) => byKey.get(key) ?? []);
});

/** The slug of a name, with a number after it when it is taken: Habo and Håbo have the same. Needs `lockRegister`. */
export async function createActorSlug(db: Kysely<unknown>, name: string): Promise<string> {
  const base = slugOf(name) || "actor";
  const { rows } = await sql<{ slug: string }>`
    select slug from actor where slug = ${base} or slug ~ ${`^${base}-[0-9]+$`}`.execute(db);
  const taken = new Set(rows.map(({ slug }) => slug));
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}

@ObjectType({
  implements: UserError,
  description:
    "The register has this organisation: its number together with its name, or its municipality. A member may not take another's name either, whatever the number.",
})
export class AlreadyMember extends UserError {
  @Field(() => Actor, { nullable: true, description: "Which actor it is." })
  actor: Actor;

  constructor(actor: Actor) {
    super({
      sv: `${actor.name} finns redan bland aktörerna.`,
      en: `${actor.name} is among the actors already.`,
    });
    this.actor = actor;
  }
}

/** The refusal when one of these actors takes part or is suspended. One that has left may come back. */
export function refuseMember(actors: Actor[]): AlreadyMember | null {
  const member = actors.find(({ status }) => status !== "LEFT");
  return member ? new AlreadyMember(member) : null;
}
