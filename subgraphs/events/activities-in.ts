import { type RawBuilder, sql } from "kysely";
import { batch } from "../../kit/batch.js";

/** Activities of a campaign in a place, to come and held: all of them, and those on the campaign's days. */
interface Activities {
  activities: number;
  onDays: number;
}

/** Counts by JSON of [campaign slug, code of the place], one statement for all that are asked for at once. */
export const activitiesIn = (place: RawBuilder<unknown>) =>
  batch(async (keys: readonly string[], { db }): Promise<Activities[]> => {
    const { rows } = await sql<Activities & { key: string }>`
      select k.key, count(*)::int as activities, count(*) filter (where e.campaign_days <> '{}')::int as "onDays"
      from unnest(${[...keys]}::text[]) as k(key)
      join event as e on e.campaign_slug = k.key::jsonb ->> 0 and ${place} = k.key::jsonb ->> 1
      where e.status in ('PUBLISHED', 'REPORTED') group by k.key`.execute(db);
    const byKey = new Map(rows.map(({ key, activities, onDays }) => [key, { activities, onDays }]));
    return keys.map((key) => byKey.get(key) ?? { activities: 0, onDays: 0 });
  });

export const perThousand = (count: number, residents: number) => Math.round((100_000 * count) / residents) / 100;
