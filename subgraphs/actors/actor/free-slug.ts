import { type Kysely, sql } from "kysely";
import { slugOf } from "../../../kit/slug.js";

/** The slug of a name, numbered when it is taken: Habo and Håbo share theirs. The register is locked meanwhile. */
export async function freeSlug(db: Kysely<unknown>, name: string): Promise<string> {
  const base = slugOf(name) || "actor";
  const { rows } = await sql<{ slug: string }>`
    select slug from actor where slug = ${base} or slug ~ ${`^${base}-[0-9]+$`}`.execute(db);
  const taken = new Set(rows.map(({ slug }) => slug));
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
