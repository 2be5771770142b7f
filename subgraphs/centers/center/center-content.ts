import type { SqlEntityManager } from "@mikro-orm/postgresql";
import type { CenterInput } from "./center-input.js";
import { CenterUnit } from "./center-unit.js";
import type { DigidelCenter } from "./digidel-center.js";

/** What a submission says; complete once it is submitted. */
export type CenterContent = Draft<CenterInput>;

/** The same, of which anything may still be missing. */
export type Draft<T> = T extends (infer Row)[]
  ? Draft<Row>[]
  : T extends object
    ? { [Field in keyof T]?: Draft<T[Field]> | null }
    : T;

/** The content without all that says nothing, so that two of them can be compared. */
export const lean = <T extends CenterContent>(content: T): T =>
  JSON.parse(
    JSON.stringify(content, (key, value: unknown) => {
      const isDefault = value === false && ["mobile", "paused", "closed"].includes(key);
      const saysNothing = value == null || (Array.isArray(value) && value.length === 0) || isDefault;
      if (saysNothing) return undefined;
      return key === "name" ? (value as string).trim() : value;
    }),
  ) as T;

/** The content that would make a centre as it is; its units by name. */
export const contentOf = (center: DigidelCenter, units: CenterUnit[]): CenterContent =>
  lean({
    ...pick(center, "name", "description", "services", "equipment", "languages", "topics", "freeOfCharge", "staffed"),
    municipality: center.municipalityCode,
    partners: center.partnerSlugs,
    paused: center.status === "PAUSED",
    units: units.map((unit) => ({
      ...pick(unit, "name", "venueKind", "street", "postalCode", "locality", "mobile", "accessibility"),
      ...pick(unit, "openingHours", "exceptions", "dropIn", "phone", "publicEmail"),
      point: unit.approximate ? null : unit.point(),
    })),
    criteria: center.criteria.map((assessment) =>
      pick(assessment, "criterion", "level", "evidence", "criteriaVersion"),
    ),
  });

/** The same of a centre that is being changed. */
export const approvedContent = async (em: SqlEntityManager, center: DigidelCenter): Promise<CenterContent> =>
  contentOf(center, await em.find(CenterUnit, { centerId: center.id }, { orderBy: { name: "asc" } }));

const pick = <T, K extends keyof T>(row: T, ...keys: K[]) =>
  Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, K>;
