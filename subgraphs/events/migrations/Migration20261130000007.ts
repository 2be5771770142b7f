import { Migration } from "@mikro-orm/migrations";

/** An activity may have 110 sessions: `MAX_SESSIONS`. */
export class Migration20261130000007 extends Migration {
  override up(): void {
    this.addSql(`alter table event drop constraint event_sessions_check,
      add constraint event_sessions_check check (jsonb_array_length(sessions) between 1 and 110)`);
  }
}
