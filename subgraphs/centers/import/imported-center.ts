import { LockMode } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { Context } from "../../../kit/request/context.js";
import { type CenterContent, contentOf } from "../center/center-content.js";
import { CenterUnit } from "../center/center-unit.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { CenterSubmission, OPEN } from "../submission/center-submission.js";

/** A municipality's own name of a centre. */
export interface NamedCenter {
  externalId: string;
  municipality: string;
}

/** What the hub knows of a centre that is imported. */
export interface ImportedCenter {
  center: DigidelCenter | null;
  approved: CenterContent | null;
  /** The latest submission of that name. */
  latest: CenterSubmission | null;
  /** What is not decided about the centre, by whatever name. */
  open: CenterSubmission | null;
}

/** What is known by each of these names, locked until the transaction ends: as many statements for one as for all. */
export async function importedCenters(named: NamedCenter[], { em, db }: Context): Promise<ImportedCenter[]> {
  const { rows } = await sql<Record<"center" | "latest" | "open", string | null>>`
    select c.id as center, s.id as latest, o.id as open
    from unnest(${named.map(({ municipality }) => municipality)}::text[], ${named.map(({ externalId }) => externalId)}::text[])
      with ordinality as r(municipality, name, nth)
    left join lateral (
      select id from digidel_center where municipality_code = r.municipality
        and (external_id = r.name or external_id is null and slug = r.name) order by external_id limit 1) as c on true
    left join lateral (
      select id from center_submission where municipality_code = r.municipality and external_id = r.name
      order by id desc limit 1) as s on true
    left join lateral (select id from center_submission where center_id = c.id and status = any(${OPEN}) limit 1) as o on true
    order by nth`.execute(db);

  const idsOf = (...columns: ("center" | "latest" | "open")[]) => ({
    $in: rows.flatMap((row) => columns.flatMap((column) => row[column] ?? [])),
  });
  const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: "asc" } } as const;
  const submissions = byId(await em.find(CenterSubmission, { id: idsOf("latest", "open") }, locked));
  const centers = byId(await em.find(DigidelCenter, { id: idsOf("center") }, locked));
  const all = await em.find(CenterUnit, { centerId: idsOf("center") }, { orderBy: { name: "asc" } });
  const units = Map.groupBy(all, ({ centerId }) => centerId);

  const contents = new Map([...centers].map(([id, center]) => [id, contentOf(center, units.get(id) ?? [])] as const));
  return rows.map(({ center, latest, open }) => ({
    center: centers.get(center!) ?? null,
    approved: contents.get(center!) ?? null,
    latest: submissions.get(latest!) ?? null,
    open: submissions.get(open!) ?? null,
  }));
}

const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]));
