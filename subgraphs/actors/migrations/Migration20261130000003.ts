import { Migration } from "@mikro-orm/migrations";

/** Words are cut as those of a question are, and found in all their forms and without marks: kit/database/functions/words.sql. */
export class Migration20261130000003 extends Migration {
  override up(): void {
    this.addSql(`alter table actor alter column search
      set expression as (exact_and_folded(name || ' ' || jsonb_path_query_array(former_names, '$[*].name')::text))`);
  }
}
