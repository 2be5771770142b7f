import { Migration } from "@mikro-orm/migrations";

/** Words are found in irregular forms too, in those of verbs, and Vara is a place: kit/database/functions/stems.sql. */
export class Migration20261130000008 extends Migration {
  override up(): void {
    this.addSql(`alter table actor alter column search set expression as (exact_and_folded(
      name || ' ' || jsonb_path_query_array(former_names, '$[*].name')::text || ' ' || coalesce(municipality_name(home_municipality_code), '')))`);
  }
}
