import { Migration } from "@mikro-orm/migrations";

/** More compounds have their parts, and a kafé is a café: kit/database/functions/compounds.sql and stems.sql. */
export class Migration20261130000010 extends Migration {
  override up(): void {
    this.addSql(`alter table actor alter column search set expression as (exact_and_folded(
      name || ' ' || jsonb_path_query_array(former_names, '$[*].name')::text || ' ' || coalesce(municipality_name(home_municipality_code), '')))`);
  }
}
