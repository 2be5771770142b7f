import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { clock } from "../clock.js";
import type { Context } from "../request/context.js";
import { createLoader } from "../request/loaders.js";
import { isOwnersOnly, type Owners, ownersOf } from "./audit-decorators.js";
import type { Change } from "./collect-changes.js";

/** The outbox topic of audit entries. */
export const AUDIT_TOPIC = "audit";

interface AuditedValue {
  path: string;
  before: unknown;
  after: unknown;
  ownersOnly?: true;
}

/** One audited row. Mutations that write rows with SQL, which MikroORM does not see, make these themselves. */
export interface AuditedChange {
  kind: Change["kind"] | "READ";
  /** The name of the entity's class. */
  type: string;
  id: string;
  owners?: Owners;
  values?: Map<string, AuditedValue>;
}

type AuditContext = Pick<Context, "db" | "viewer" | "internal" | "requestId">;

/** The changes that MikroORM flushed, with their owners, and marked where they are for these alone. */
export const withOwners = (em: SqlEntityManager, changes: Change[]): Promise<AuditedChange[]> =>
  Promise.all(
    changes.map(async (change) => ({
      ...change,
      owners: await ownersOf(em, change.entity),
      values: new Map([...change.values].map(([path, value]) => [path, markOwnersOnly(change.entity, value)])),
    })),
  );

const markOwnersOnly = (entity: object, value: AuditedValue): AuditedValue =>
  isOwnersOnly(entity, value.path) ? { ...value, ownersOnly: true } : value;

/** On whose behalf a context writes, as audit entries name it. */
export const writerOf = ({ viewer, internal }: Pick<AuditContext, "viewer" | "internal">) => ({
  viewer_role: internal ? "HUB" : viewer.role,
  viewer_key_id: viewer.keyId ?? viewer.coachId,
  viewer_actor: viewer.actorSlug,
  viewer_municipality: viewer.municipalityCode,
});

/**
 * Writes one row to `audit_entry` for each change, and the same to the outbox, which takes it to the audit log of `actors`. In a
 * mutation both are part of its transaction.
 */
export async function audit(ctx: AuditContext, action: string, changes: AuditedChange[]): Promise<void> {
  const { requestId, db } = ctx;
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
    ...writerOf(ctx),
    diff: [...(values?.values() ?? [])],
  }));
  if (rows.length === 0) return;
  await sql`
    with entry as materialized (
      select (jsonb_populate_record(null::audit_entry, row || jsonb_build_object('id', uuidv7()))).*
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row
    ), kept as (insert into audit_entry select * from entry)
    insert into outbox (topic, payload) select ${AUDIT_TOPIC}, to_jsonb(entry) from entry`.execute(db);
}

/**
 * A loader that audits whose personal data a viewer was shown, without the data itself: one row for all ids that a request asks for at
 * once, whose diff lists them.
 */
export const createReadAudit = (action: string, type: string, ownersOf: (id: string) => Owners = () => ({})) =>
  createLoader(async (ids: readonly string[], ctx): Promise<void[]> => {
    const [only] = ids.length === 1 ? ids : [];
    const values = new Map([["shown", { path: "shown", before: null, after: ids }]]);
    const owners = only === undefined ? {} : ownersOf(only);
    await audit(ctx, action, [{ kind: "READ", type, id: only ?? "several", owners, values }]);
    return ids.map(() => undefined);
  });
