import type { ExportCentersQuery } from "../../operations/generated/graphql.js";
import { harmless } from "./cell.js";
import { type Column, columns, ofCenter, ofUnit } from "./center-columns.js";

type Center = NonNullable<ExportCentersQuery["centers"]>["edges"][number]["node"];

/** The cells of a centre, in the order of the columns: a line for each of its units. */
export function linesOf(center: Center): string[][] {
  const { slug, externalId, municipality, partners, status, criteria, ...rest } = center;
  const assessed = Object.fromEntries(
    criteria.map(({ criterion, level, evidence }) => [criterion, { level, evidence }]),
  );
  const row = {
    externalId: externalId ?? slug,
    center: {
      ...rest,
      municipality: municipality?.code,
      paused: status === "PAUSED",
      partners: partners.flatMap((partner) => partner?.slug ?? []),
      criteria: { version: criteria[0]?.criteriaVersion, ...assessed },
    },
  };
  return center.units.map(({ address, point, approximate, ...unit }, i) => {
    const cells = new Map([
      ...write(i === 0 ? ofCenter : ofCenter.filter(({ name }) => name === "externalId"), row),
      ...write(ofUnit, { ...unit, ...address, point: approximate ? null : point }),
    ]);
    return columns.map(({ name }) => harmless(cells.get(name) ?? ""));
  });
}

const write = (of: Column[], value: unknown) =>
  of.map(({ name, path, cell }) => {
    const found = path
      .split(".")
      .reduce<unknown>((from, key) => (from as Record<string, unknown> | null)?.[key], value);
    return [name, found == null ? "" : cell.write(found as never)] as const;
  });
