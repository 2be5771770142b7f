import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { type Kysely, sql } from "kysely";
import { localDay } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { slugOf } from "../../../kit/slug.js";
import { municipalityByCode } from "../../../kit/sweden/sweden.js";
import { acquireNamedLock } from "../../../kit/writing/locks.js";
import { CenterUnit } from "../center/center-unit.js";
import { DigidelCenter } from "../center/digidel-center.js";
import type { CenterInput, CenterUnitInput } from "./center-input.js";
import type { CenterSubmission } from "./center-submission.js";

/** Makes a submission's content that of its centre, or of a new one; or closes its centre. */
export async function applySubmission(
  em: SqlEntityManager,
  submission: CenterSubmission,
  existing: DigidelCenter | null,
  asPlanned: boolean,
): Promise<void> {
  const now = clock.now();
  const verified = { lastVerifiedAt: submission.submittedAt, updatedAt: now };
  if (submission.type === "CLOSE") {
    Object.assign(existing!, verified, { status: "CLOSED", closedOn: localDay(now) });
    return;
  }
  const content = submission.payload as CenterInput;
  const center = existing ?? (await newCenter(em, content));
  center.externalId = submission.externalId ?? center.externalId;
  const status = asPlanned ? "PLANNED" : content.paused ? "PAUSED" : "ACTIVE";
  em.persist(Object.assign(center, centerColumns(content, submission), verified, { status }));
  await em.flush();
  submission.centerId = center.id;
  await applyUnits(em, center, content.units);
}

async function newCenter(em: SqlEntityManager, { name, municipality }: CenterInput): Promise<DigidelCenter> {
  const { name: municipalityName } = municipalityByCode(municipality)!;
  const slug = await findFreeSlug(em, slugOf(name) || `digidelcenter-${slugOf(municipalityName)}`);
  return Object.assign(new DigidelCenter(), { slug, municipalityCode: municipality, municipalityName });
}

/** The slug, or the first free one with -2, -3 … after it; no other transaction can take one until this one ends. */
async function findFreeSlug(em: SqlEntityManager, slug: string): Promise<string> {
  const db: Kysely<unknown> = em.getKysely();
  await acquireNamedLock(db, "center slug");
  const { rows } = await sql<{ slug: string }>`select slug from digidel_center where slug like ${`${slug}%`}`.execute(
    db,
  );
  const taken = new Set(rows.map((row) => row.slug));
  for (let n = 2, free = slug; ; free = `${slug}-${n++}`) if (!taken.has(free)) return free;
}

function centerColumns(content: CenterInput, { operatorSlug, submittedAt }: CenterSubmission) {
  const assessedAt = submittedAt!.toISOString();
  return {
    name: content.name,
    operatorSlug: operatorSlug!,
    description: content.description ?? null,
    services: content.services ?? [],
    equipment: content.equipment ?? [],
    languages: content.languages ?? [],
    partnerSlugs: content.partners ?? [],
    topics: content.topics ?? [],
    freeOfCharge: content.freeOfCharge,
    staffed: content.staffed,
    criteria: content.criteria.map((assessment) => ({ ...assessment, assessedAt })),
  };
}

/** Units keep their row as long as they keep their name. */
async function applyUnits(em: SqlEntityManager, center: DigidelCenter, inputs: CenterUnitInput[]) {
  const units = new Map((await em.find(CenterUnit, { centerId: center.id })).map((unit) => [unit.name, unit]));
  for (const input of inputs) {
    const unit = units.get(input.name) ?? Object.assign(new CenterUnit(), { centerId: center.id });
    em.persist(Object.assign(unit, unitColumns(input, center)));
    units.delete(input.name);
  }
  for (const removed of units.values()) em.remove(removed);
}

function unitColumns(input: CenterUnitInput, { municipalityCode }: DigidelCenter) {
  const { lat, lng } = input.point ?? municipalityByCode(municipalityCode)!.seat;
  return {
    name: input.name,
    venueKind: input.venueKind,
    street: input.street ?? null,
    postalCode: input.postalCode ?? null,
    locality: input.locality ?? null,
    lat,
    lng,
    approximate: !input.point,
    mobile: input.mobile ?? false,
    openingHours: input.openingHours ?? [],
    exceptions: input.exceptions ?? [],
    dropIn: input.dropIn ?? [],
    accessibility: input.accessibility ?? [],
    phone: input.phone ?? null,
    publicEmail: input.publicEmail ?? null,
  };
}
