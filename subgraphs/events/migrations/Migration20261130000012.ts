import { Migration } from "@mikro-orm/migrations";

/** Words are found in irregular forms too, in those of verbs, and Vara is a place: kit/database/functions/stems.sql. */
export class Migration20261130000012 extends Migration {
  override up(): void {
    this.addSql(`alter table event alter column search set expression as (
      setweight(text_search(title), 'A') || setweight(text_search(description), 'B')
      || setweight(words_and_stems_of(municipality_name(municipality_code)), 'C'))`);
    this.addSql(`alter table word
      alter column stems set expression as (word_stems(word)),
      alter column folded_stems set expression as (word_stems(folded(word)))`);
  }
}
