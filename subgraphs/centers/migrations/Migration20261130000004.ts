import { Migration } from "@mikro-orm/migrations";

/** Words are found in irregular forms too, in those of verbs, and Vara is a place: kit/database/functions/stems.sql. */
export class Migration20261130000004 extends Migration {
  override up(): void {
    const texts = `name || ' ' || municipality_name || ' ' || joined(services) || ' ' || coalesce(in_all_languages(description), '')`;
    this.addSql(`alter table digidel_center alter column search
      set expression as (exact_and_folded(${texts}))`);
  }
}
