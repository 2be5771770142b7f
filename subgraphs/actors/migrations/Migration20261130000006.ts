import { Migration } from "@mikro-orm/migrations";

/** When and why actors are suspended; what they organize is hidden meanwhile, by events: docs/decisions/0028-suspended-actors.md. */
export class Migration20261130000006 extends Migration {
  override up(): void {
    this.addSql(`alter table actor add column suspension jsonb`);
    this.addSql(`
      create trigger announce_suspension after update on actor for each row
      when ((old.suspension is null) <> (new.suspension is null)) execute function announce_suspension()`);
    // What was not said then stays unsaid: why, and when but for the last change.
    this.addSql(`
      update actor set suspension = jsonb_build_object('at', to_jsonb(updated_at), 'reason', null) where status = 'SUSPENDED'`);
    this.addSql(`create index on actor (status, name, id) where status <> 'ACTIVE'`);
  }
}
