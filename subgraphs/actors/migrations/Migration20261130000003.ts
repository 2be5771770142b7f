import { Migration } from "@mikro-orm/migrations";

/** Words are cut as those of a question are, and folded too: kit/database/functions/words.sql. */
export class Migration20261130000003 extends Migration {
  override up(): void {
    const names = `name || ' ' || jsonb_path_query_array(former_names, '$[*].name')::text`;
    this.addSql(`alter table actor alter column search
      set expression as (exact_and_folded(words_of(${names}), words_of(folded(${names}))))`);
  }
}
