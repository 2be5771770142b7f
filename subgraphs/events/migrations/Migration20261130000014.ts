import { Migration } from "@mikro-orm/migrations";

/** More compounds have their parts, and a kafé is a café: kit/database/functions/compounds.sql and stems.sql. */
export class Migration20261130000014 extends Migration {
  override up(): void {
    this.addSql(`alter table event alter column search set expression as (
      setweight(text_search(title), 'A') || setweight(text_search(description), 'B')
      || setweight(words_and_stems_of(municipality_name(municipality_code)), 'C') || county_word(municipality_code))`);
    this.addSql(`alter table word
      alter column stems set expression as (stems_with_parts(word)),
      alter column folded_stems set expression as (stems_with_parts(folded(word)))`);
  }
}
