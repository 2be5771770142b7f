import { sql } from "kysely";
import { Arg, Ctx, Directive, Int, Mutation, Resolver } from "type-graphql";
import { forbidden } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { acquireNamedLock } from "../../../kit/writing/locks.js";
import { isCoOrganizedBy, isInvited, isSuspendedCoOrganizer } from "../event/event-visibility.js";

/** How many activities one transaction changes, so that none takes long. */
const BATCH_SIZE = 500;

@Resolver()
export class RecordSuspension {
  @Directive("@inaccessible")
  @Mutation(() => Int, {
    description:
      "Hides what a suspended actor organizes, and it as co-organizer, or shows them again, a few activities at a time. Returns how many; 0 when there are no more.",
  })
  async recordSuspension(
    @Arg("actor", () => String, { description: "Slug of the actor." }) actor: string,
    @Arg("suspended", () => Boolean, { description: "Whether it is suspended." }) suspended: boolean,
    @Ctx() { db, internal }: Context,
  ): Promise<number> {
    if (!internal) throw forbidden();
    // One at a time: two that lock many activities could wait for each other.
    await acquireNamedLock(db, "recordSuspension");
    const organized = await sql`
      update event set organizer_suspended = ${suspended} where id = any(array(
        select id from event
        where organizer_slug = ${actor} and status <> 'DELETED' and organizer_suspended <> ${suspended} limit ${BATCH_SIZE}
      ))`.execute(db);
    // Confirmations that are under way are waited for.
    await sql`select from event as e where ${isInvited(actor)} order by id for no key update`.execute(db);
    const [from, to] = suspended ? [CONFIRMED, SUSPENDED] : [SUSPENDED, CONFIRMED];
    const isToMove = suspended ? isCoOrganizedBy(actor) : isSuspendedCoOrganizer(actor);
    // The condition again, for one that declines at the same moment.
    const coOrganized = await sql`
      update event as e set ${from} = array_remove(${from}, ${actor}), ${to} = ${to} || ${actor}::text
      where e.id = any(array(select id from event as e where ${isToMove} limit ${BATCH_SIZE})) and ${isToMove}`.execute(
      db,
    );
    return Number(organized.numAffectedRows) + Number(coOrganized.numAffectedRows);
  }
}

const CONFIRMED = sql.ref("co_organizer_slugs");
const SUSPENDED = sql.ref("suspended_co_organizer_slugs");
