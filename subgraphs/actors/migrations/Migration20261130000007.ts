import { Migration } from "@mikro-orm/migrations";

/** Words are found in all their forms, and those of the municipality's name. */
export class Migration20261130000007 extends Migration {
  override up(): void {
    this.addSql(`alter table actor alter column search set expression as (exact_and_folded(
      name || ' ' || jsonb_path_query_array(former_names, '$[*].name')::text || ' ' || coalesce(municipality_name(home_municipality_code), '')))`);
  }
}
