import { Migration } from "@mikro-orm/migrations";

/** Words are cut as those of a question are: kit/database/functions/words.sql. */
export class Migration20261130000001 extends Migration {
  override up(): void {
    this.addSql(`alter table event alter column search
      set expression as (setweight(text_search(title), 'A') || setweight(text_search(description), 'B'))`);
    this.addSql(`alter table word
      add column folded text collate "C" generated always as (folded(word)) stored,
      add column folded_stem text collate "C" generated always as (folded((ts_lexize('swedish_stem', word))[1])) stored`);
    this.addSql(`create index on word (folded)`);
    this.addSql(`create index on word (folded_stem)`);
    this.addSql(`delete from word`);
    this.addSql(`insert into word (word, texts)
      select said.word, count(*) from event cross join unnest(array[title, description]) as text
      cross join unnest(tsvector_to_array(words_of(in_all_languages(text)))) as said(word)
      where status in ('PUBLISHED', 'REPORTED') and said.word !~ '[''\\\\]' group by said.word`);
  }
}
