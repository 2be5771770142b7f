import { type RawBuilder, sql } from "kysely";
import { Field, ObjectType } from "type-graphql";
import { UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { read } from "../../../kit/sql/read.js";
import type { ActorKind } from "../../../kit/vocabulary/actors.js";
import { Actor } from "./actor.js";

/** What tells organisations apart. */
export interface Organisation {
  name: string;
  kind: ActorKind;
  orgNumber?: string | null | undefined;
  homeMunicipalityCode?: string | null | undefined;
}

/** Rows `e` of the same number and name, since a municipality's library shares its number; of a municipality, of its code. */
export const isSame = ({
  name,
  kind,
  orgNumber = null,
  homeMunicipalityCode = null,
}: Organisation): RawBuilder<unknown> =>
  sql`(lower(e.name) = lower(${name}) and e.org_number is not distinct from ${orgNumber}::text
    or ${kind}::text = 'MUNICIPALITY' and e.kind = 'MUNICIPALITY' and e.home_municipality_code = ${homeMunicipalityCode}::text)`;

/** The actors that are this organisation: members, or such that have left. */
export const actorsLike = ({ db }: Pick<Context, "db">, organisation: Organisation): Promise<Actor[]> =>
  read(db, Actor, sql`where ${isSame(organisation)} order by e.id`);

/** The actors that go by this name and have not left, whatever their number. */
export const namesakes = createLoader(async (names: readonly string[], { db }): Promise<Actor[][]> => {
  const lower = names.map((name) => name.toLowerCase());
  const actors = await read(db, Actor, sql`where lower(e.name) = any(${lower}) and e.status <> 'LEFT' order by e.id`);
  const byName = Map.groupBy(actors, ({ name }) => name.toLowerCase());
  return lower.map((name) => byName.get(name) ?? []);
});

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

/** Refuses an organisation that takes part or is suspended; one that has left may come back. */
export function memberAmong(actors: Actor[]): AlreadyMember | null {
  const member = actors.find(({ status }) => status !== "LEFT");
  return member ? new AlreadyMember(member) : null;
}
