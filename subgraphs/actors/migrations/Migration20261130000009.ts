import { Migration } from "@mikro-orm/migrations";

/** Compounds are found by their parts: kit/database/functions/compounds.sql. */
export class Migration20261130000009 extends Migration {
  override up(): void {
    this.addSql(`alter table actor alter column search set expression as (exact_and_folded(
      name || ' ' || jsonb_path_query_array(former_names, '$[*].name')::text || ' ' || coalesce(municipality_name(home_municipality_code), '')))`);
  }
}
