import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { clock } from "../clock.js";
import type { Context } from "../request/context.js";
import { type Owners, ownersOf } from "./audit-decorators.js";
import type { Change } from "./collect-changes.js";
import { AUDIT } from "./outbox.js";

/** What the audit is told of a change: by hand for rows that a verb writes by SQL, which the unit of work does not see. */
export interface AuditedChange {
  kind: Change["kind"] | "READ";
  type: string;
  id: string;
  owners?: Owners;
  values?: Change["values"];
}

type Auditor = Pick<Context, "db" | "viewer" | "internal" | "requestId">;

/** The changes of a unit of work, with whose they are. */
export const withOwners = (em: SqlEntityManager, changes: Iterable<Change>): Promise<AuditedChange[]> =>
  Promise.all([...changes].map(async (change) => ({ ...change, owners: await ownersOf(em, change.entity) })));

/** Keeps one row for each changed entity, in the transaction that changes them, and sends it on its way to the audit log. */
export async function audit(ctx: Auditor, action: string, changes: AuditedChange[]): Promise<void> {
  const { viewer, internal, requestId, db } = ctx;
  const at = clock.now();
  const rows = changes.map(({ kind, type, id, owners, values }) => ({
    at,
    action,
    change: kind,
    entity_type: type,
    entity_id: id,
    request_id: requestId,
    owner_actor: owners?.actor,
    owner_municipality: owners?.municipality,
    viewer_role: internal ? "HUB" : viewer.role,
    viewer_key_id: viewer.keyId ?? viewer.coachId,
    viewer_actor: viewer.actorSlug,
    viewer_municipality: viewer.municipalityCode,
    diff: [...(values?.values() ?? [])],
  }));
  if (rows.length === 0) return;
  await sql`
    with entry as materialized (
      select (jsonb_populate_record(null::audit_entry, row || jsonb_build_object('id', uuidv7()))).*
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row
    ), kept as (insert into audit_entry select * from entry)
    insert into outbox (topic, payload) select ${AUDIT}, to_jsonb(entry) from entry`.execute(db);
}
