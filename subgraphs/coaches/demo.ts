import { type Kysely, sql } from "kysely";
import type { Demo, DemoOptions } from "../../kit/demo.js";
import { slugOf } from "../../kit/slug.js";
import { municipalities } from "../../kit/sweden.js";

const BATCH = 10_000;

/** Coaches go round the municipalities in turn; those of the first five rounds are all trained, so that every count shows. */
const ALL_TRAINED = 5 * municipalities.length;

const codes = municipalities.map(({ code }) => code);
const requesters = municipalities.map(({ officialName }) => slugOf(officialName));

const requestsWith = ({ coaches }: DemoOptions) => Math.ceil(coaches / 10);
const untrainedOf = ({ coaches }: DemoOptions) => Math.max(0, Math.ceil(coaches / 7) - Math.ceil(ALL_TRAINED / 7));

/** Invented coaches with their diplomas, and requests for them. */
export const demo: Demo = {
  size: (options) => 2 * options.coaches - untrainedOf(options) + requestsWith(options),

  async add(db, options, made) {
    for (let from = 0; from < options.coaches; from += BATCH) {
      const until = Math.min(from + BATCH, options.coaches);
      made(await addCoaches(db, options.seed, from, until));
      made(await addDiplomas(db, options.seed, from, until));
    }
    for (let from = 0; from < requestsWith(options); from += BATCH) {
      made(await addRequests(db, options.seed, from, Math.min(from + BATCH, requestsWith(options))));
    }
  },

  async remove(db) {
    await sql`delete from diploma where demo`.execute(db);
    await sql`delete from coach_request where demo`.execute(db);
    await sql`delete from coach where demo`.execute(db);
  },
};
