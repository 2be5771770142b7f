import { Migration } from "@mikro-orm/migrations";

/** Words are cut as those of a question are, and folded too: kit/database/functions/words.sql. */
export class Migration20261130000002 extends Migration {
  override up(): void {
    const texts = `name || ' ' || municipality_name || ' ' || joined(services) || ' ' || coalesce(in_all_languages(description), '')`;
    this.addSql(`alter table digidel_center alter column search
      set expression as (exact_and_folded(${texts}))`);
  }
}
