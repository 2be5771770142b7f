import { Migration } from "@mikro-orm/migrations";

/** Words are cut as those of a question are: kit/database/functions/words.sql. */
export class Migration20261130000003 extends Migration {
  override up(): void {
    this.addSql(`alter table actor alter column search
      set expression as (words_of(name || ' ' || jsonb_path_query_array(former_names, '$[*].name')::text))`);
  }
}
