import { sql } from "kysely";
import { clock } from "../../kit/clock.js";
import type { Viewer } from "../../kit/request/viewer.js";
import { memberOf, openHouse } from "../../subgraphs/events/testing.js";
import type { SubgraphHub } from "./subgraph-hubs.js";

export interface AuditRow {
  action: string;
  change: string;
  entity_type: string;
  entity_id: string;
  owner_municipality: string | null;
  viewer_role: string;
  diff: { path: string; before: unknown; after: unknown }[];
}

/** The rows of audit_entry, or of audit_log in actors, oldest first. */
export const auditRows = async ({ orm }: SubgraphHub, table = "audit_entry") =>
  (await sql<AuditRow>`select * from ${sql.table(table)} order by at, id`.execute(orm.em.getKysely())).rows;

/** How many entries wait to be delivered to the audit log. */
export async function countOutbox({ orm }: SubgraphHub): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from outbox`.execute(orm.em.getKysely());
  return rows[0]!.n;
}

export const pts: Partial<Viewer> = { ...memberOf("pts"), keyId: "0123456789abcdef" };
export const CREATE = `mutation ($input: CreateEventInput!) { createEvent(input: $input) { __typename ... on Event { id } } }`;

/** Creates an event of pts on 1 October 2024; returns its id. */
export async function createEvent(events: SubgraphHub): Promise<string> {
  clock.set(new Date("2024-10-01T10:00:00Z"));
  return (await events.request(CREATE, { input: openHouse }, pts)).createEvent.id;
}

/** Publishes an event; returns the type of the result. */
export async function publishEvent(events: SubgraphHub, id: string): Promise<string> {
  const PUBLISH = `mutation ($id: ID!) { publishEvent(id: $id) { __typename } }`;
  return (await events.request(PUBLISH, { id }, pts)).publishEvent.__typename;
}
