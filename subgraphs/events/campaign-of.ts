import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { Campaign } from "./campaign.js";
import type { Event } from "./event.js";

/** The campaign that an activity names, as it stays until this transaction ends; null when there is no such one. */
export async function campaignOf(em: SqlEntityManager, { campaignSlug: slug }: Event): Promise<Campaign | null> {
  if (!slug) return null;
  await sql`select pg_advisory_xact_lock_shared(${keyOf(slug)})`.execute(em.getKysely());
  return em.findOne(Campaign, { slug });
}

/** Waits for those who hold it by `campaignOf`, and lets no more of them in until this transaction ends. */
export async function campaignAlone(em: SqlEntityManager, slug: string): Promise<Campaign | null> {
  await sql`select pg_advisory_xact_lock(${keyOf(slug)})`.execute(em.getKysely());
  return em.findOne(Campaign, { slug });
}

/** A lock of its own: row-level security lets only the coordinator lock the row. */
const keyOf = (slug: string) => sql`hashtextextended('campaign ' || ${slug}::text, 0)`;
