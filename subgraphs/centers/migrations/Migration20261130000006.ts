import { Migration } from "@mikro-orm/migrations";

/** More compounds have their parts, and a kafé is a café: kit/database/functions/compounds.sql and stems.sql. */
export class Migration20261130000006 extends Migration {
  override up(): void {
    const texts = `name || ' ' || municipality_name || ' ' || joined(services) || ' ' || coalesce(in_all_languages(description), '')`;
    this.addSql(`alter table digidel_center alter column search
      set expression as (exact_and_folded(${texts}) || county_word(municipality_code))`);
  }
}
