import { type RawBuilder, sql } from "kysely";
import { createLoader } from "../../../kit/request/loaders.js";

/** What lists show when no status is asked for, of a row with the alias `e`. */
export const isListed = sql<boolean>`e.status in ('ACTIVE', 'PAUSED')`;

interface ActiveCenters {
  centers: number;
  /** How many municipalities have at least one of them. */
  municipalities: number;
}

/** How many active centres share a value (of a row with the alias `e`), one statement for all values asked for at once. */
export const activeCentersBy = (value: RawBuilder<string>) =>
  createLoader(async (keys: readonly string[], { db }): Promise<ActiveCenters[]> => {
    const { rows } = await sql<ActiveCenters & { key: string }>`
      select ${value} as key, count(*)::int as centers, count(distinct e.municipality_code)::int as municipalities
      from digidel_center e where ${value} = any(${[...keys]}) and e.status = 'ACTIVE' group by 1`.execute(db);
    const byKey = new Map(rows.map(({ key, ...counts }) => [key, counts]));
    return keys.map((key) => byKey.get(key) ?? { centers: 0, municipalities: 0 });
  });

export const residentsPer = ({ centers }: ActiveCenters, residents: number | undefined): number | null =>
  centers > 0 ? residents! / centers : null;
