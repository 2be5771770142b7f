import { type RawBuilder, sql } from "kysely";
import { createLoader } from "../../../kit/request/loaders.js";

interface ActiveCenters {
  centers: number;
  /** How many municipalities have at least one of them. */
  municipalities: number;
}

/** Counts the active centres that share a value of their row `e`, in one statement for all values of a request. */
export const createActiveCentersLoader = (value: RawBuilder<string>) =>
  createLoader(async (keys: readonly string[], { db }): Promise<ActiveCenters[]> => {
    const { rows } = await sql<ActiveCenters & { key: string }>`
      select ${value} as key, count(*)::int as centers, count(distinct e.municipality_code)::int as municipalities
      from digidel_center e where ${value} = any(${[...keys]}) and e.status = 'ACTIVE' group by 1`.execute(db);
    const byKey = new Map(rows.map(({ key, ...counts }) => [key, counts]));
    return keys.map((key) => byKey.get(key) ?? { centers: 0, municipalities: 0 });
  });

export const residentsPerCenter = ({ centers }: ActiveCenters, population: number | undefined): number | null =>
  centers > 0 ? population! / centers : null;
