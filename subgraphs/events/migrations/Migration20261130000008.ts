import { Migration } from "@mikro-orm/migrations";

/** Words are cut as those of a question are, found in all their forms, and by the name of the municipality. */
export class Migration20261130000008 extends Migration {
  override up(): void {
    this.addSql(`alter table event alter column search set expression as (
      setweight(text_search(title), 'A') || setweight(text_search(description), 'B')
      || setweight(words_and_stems_of(municipality_name(municipality_code)), 'C'))`);
    this.addSql(`delete from word`);
    this.addSql(`alter table word
      drop column stem,
      drop column if exists folded_stem,
      add column stems text[] not null generated always as (word_stems(word)) stored,
      add column folded_stems text[] not null generated always as (word_stems(folded(word))) stored`);
    this.addSql(`create index on word using gin (stems)`);
    this.addSql(`create index on word using gin (folded_stems)`);
    this.addSql(`insert into word (word, texts)
      select said.word, count(*) from event cross join event_words(title, description, municipality_code) as said(word)
      where status in ('PUBLISHED', 'REPORTED') group by said.word`);
  }
}
