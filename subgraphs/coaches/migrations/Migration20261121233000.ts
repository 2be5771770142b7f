import { Migration } from "@mikro-orm/migrations";

/** A diploma can be changed: its reading policy in a function, since PostgreSQL takes the subquery for a recursion. */
export class Migration20261121233000 extends Migration {
  override up(): void {
    this.addSql(`
      create function hub_sees_coach(wanted uuid) returns boolean language plpgsql stable parallel safe as $$
      begin
        return exists (select from coach where coach.id = wanted);
      end $$`);
    this.addSql(`alter policy reading on diploma using (hub_sees_coach(coach_id))`);
  }
}
