import { sql } from "kysely";
import type { Context } from "../../../kit/request/context.js";
import { lockRows } from "../../../kit/writing/locks.js";
import { CenterUnit } from "../center/center-unit.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { type CenterContent, contentOf } from "../submission/center-content.js";
import { CenterSubmission, OPEN } from "../submission/center-submission.js";

/** A municipality's own name of a centre. */
export interface ExternalName {
  externalId: string;
  municipality: string;
}

export interface FoundCenter {
  center: DigidelCenter | null;
  /** The content of the centre as it is approved now. */
  approved: CenterContent | null;
  /** The latest submission of that name. */
  latest: CenterSubmission | null;
  /** The submission about the centre that is not decided, of whatever name. */
  open: CenterSubmission | null;
}

/** What is stored under each of these names, in capitals or small letters, locked until the transaction ends: as many statements for one name as for all. */
export async function findByExternalId(names: ExternalName[], { em, db }: Context): Promise<FoundCenter[]> {
  const { rows } = await sql<Record<"center" | "latest" | "open", string | null>>`
    select c.id as center, s.id as latest, o.id as open
    from unnest(${names.map(({ municipality }) => municipality)}::text[], ${names.map(({ externalId }) => externalId)}::text[])
      with ordinality as r(municipality, name, nth)
    left join lateral (
      select id from digidel_center where municipality_code = r.municipality
        and (lower(external_id) = lower(r.name) or external_id is null and slug = lower(r.name))
      order by external_id is null, external_id <> r.name limit 1) as c on true
    left join lateral (
      select id from center_submission where municipality_code = r.municipality and lower(external_id) = lower(r.name)
      order by external_id <> r.name, id desc limit 1) as s on true
    left join lateral (select id from center_submission where center_id = c.id and status = any(${OPEN}) limit 1) as o on true
    order by nth`.execute(db);

  const submissionIds = rows.flatMap(({ latest, open }) => [latest, open]).filter((id) => id !== null);
  const centerIds = rows.map(({ center }) => center).filter((id) => id !== null);
  const submissions = byId(await lockRows(em, CenterSubmission, submissionIds));
  const centers = byId(await lockRows(em, DigidelCenter, centerIds));
  const units = await em.find(CenterUnit, { centerId: { $in: centerIds } }, { orderBy: { name: "asc" } });
  const unitsByCenter = Map.groupBy(units, ({ centerId }) => centerId);

  const approved = new Map([...centers].map(([id, center]) => [id, contentOf(center, unitsByCenter.get(id) ?? [])]));
  return rows.map(({ center, latest, open }) => ({
    center: centers.get(center!) ?? null,
    approved: approved.get(center!) ?? null,
    latest: submissions.get(latest!) ?? null,
    open: submissions.get(open!) ?? null,
  }));
}

const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]));
