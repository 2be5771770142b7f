import { Migration } from "@mikro-orm/migrations";

/** Words are cut as those of a question are: kit/database/functions/words.sql. */
export class Migration20261130000002 extends Migration {
  override up(): void {
    this.addSql(`alter table digidel_center alter column search set expression as (
      stems_of(name || ' ' || municipality_name || ' ' || joined(services)) || stems_of(in_all_languages(description)))`);
  }
}
