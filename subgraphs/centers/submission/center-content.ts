import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { CenterUnit } from "../center/center-unit.js";
import type { DigidelCenter } from "../center/digidel-center.js";
import type { Draft } from "../hours/opening-hours.js";
import type { CenterInput } from "./center-input.js";

/** What a submission wants a centre to be; complete once it is submitted. */
export type CenterContent = Draft<CenterInput>;

/** The content without empty values and defaults, so that two of them can be compared. */
export const withoutBlanks = <T extends CenterContent>(content: T): T =>
  JSON.parse(
    JSON.stringify(content, (key, value: unknown) => {
      const isDefault = value === false && ["mobile", "paused", "closed"].includes(key);
      const isBlank = value == null || (Array.isArray(value) && value.length === 0);
      return isBlank || isDefault ? undefined : value;
    }),
  ) as T;

/** The content, with those languages of its description that it leaves out as they were. */
export const withPresentLanguages = <T extends CenterContent>(
  content: T,
  present: CenterContent | null | undefined,
): T =>
  content.description
    ? { ...content, description: { ...present?.description, ...withoutUndefined(content.description) } }
    : content;

const withoutUndefined = (value: object) => JSON.parse(JSON.stringify(value)) as object;

/** The content that would make a centre as it is; `units` by name. */
export const contentOf = (center: DigidelCenter, units: CenterUnit[]): CenterContent =>
  withoutBlanks({
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

/** The content of a centre as it is approved now, for a mutation. */
export const approvedContent = async (em: SqlEntityManager, center: DigidelCenter): Promise<CenterContent> =>
  contentOf(center, await em.find(CenterUnit, { centerId: center.id }, { orderBy: { name: "asc" } }));

const pick = <T, K extends keyof T>(row: T, ...keys: K[]) =>
  Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, K>;
