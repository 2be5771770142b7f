import { Migration } from "@mikro-orm/migrations";

/** Words are found in all their forms. */
export class Migration20261130000003 extends Migration {
  override up(): void {
    const texts = `name || ' ' || municipality_name || ' ' || joined(services) || ' ' || coalesce(in_all_languages(description), '')`;
    this.addSql(`alter table digidel_center alter column search
      set expression as (exact_and_folded(${texts}))`);
  }
}
