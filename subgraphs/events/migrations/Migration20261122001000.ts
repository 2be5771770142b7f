import { Migration } from "@mikro-orm/migrations";

const SAID = "title, description, status";

/** Where a statement's rows come from that have other words than before. */
const CHANGES = {
  insert: { rows: "new table as now", changed: `select 1 as sign, ${SAID} from now` },
  delete: { rows: "old table as was", changed: `select -1 as sign, ${SAID} from was` },
  update: {
    rows: "old table as was new table as now",
    changed: `
      select it.* from was join now on was.id = now.id
        and (was.title, was.description, was.status) is distinct from (now.title, now.description, now.status)
      cross join lateral (values (-1, was.title, was.description, was.status), (1, now.title, now.description, now.status))
        as it(sign, ${SAID})`,
  },
};

// Rows are locked in the words' order, so that two changes at once wait for each other and never in a ring.
const count = (changed: string) => `
  insert into word (word, texts)
  select said.word, sum(sign)
  from (${changed}) as changed cross join unnest(array[title, description]) as text
  cross join unnest(tsvector_to_array(to_tsvector('simple', text))) as said(word)
  where status in ('PUBLISHED', 'REPORTED') and said.word !~ '[''\\\\]'
  group by said.word having sum(sign) <> 0 order by said.word
  on conflict (word) do update set texts = word.texts + excluded.texts`;

/** The dictionary counts the texts that have a word: one that no public activity has any longer is no word. */
export class Migration20261122001000 extends Migration {
  override up(): void {
    for (const verb of ["insert", "update"]) this.addSql(`drop trigger learn_words_after_${verb} on event`);
    this.addSql(`drop function learn_changed_words, learn_words`);
    this.addSql(`truncate word`);
    this.addSql(`alter table word set (fillfactor = 50), add texts bigint not null`);

    for (const [verb, { rows, changed }] of Object.entries(CHANGES)) {
      this.addSql(`
        create function learn_words_after_${verb}() returns trigger language plpgsql
        security definer set search_path = public, pg_temp as $$
        declare
          unused text[];
        begin
          with counted as (${count(changed)} returning word.word, word.texts)
          select array_agg(word) into unused from counted where texts = 0;
          delete from word where word = any(unused) and texts = 0;
          return null;
        end $$`);
      this.addSql(`
        create trigger learn_words_after_${verb} after ${verb} on event
        referencing ${rows} for each statement execute function learn_words_after_${verb}()`);
    }
    this.addSql(count(`select 1 as sign, ${SAID} from event`));
  }
}
