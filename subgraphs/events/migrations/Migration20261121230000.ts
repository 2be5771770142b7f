import { Migration } from "@mikro-orm/migrations";

const coordinator = "hub_is('COORDINATOR')";

/** What whoever was asked to co-organize may change: whether they do. */
const ANSWER = "'{co_organizer_slugs, invited_slugs, updated_at, version}'::text[]";

/** Row-level security. */
export class Migration20261121230000 extends Migration {
  override up(): void {
    this.addSql(`select hub_guard('campaign', $$ ${coordinator} $$)`);
    this.addSql(`select hub_guard('campaign_series', $$ ${coordinator} $$)`);
    this.addSql(`select hub_guard('goal', $$ ${coordinator} $$)`);
    this.addSql(`select hub_guard('event', $$ ${coordinator} or organizer_slug = hub_actor() $$, change => $$
      hub_actor() = any (before.invited_slugs || before.co_organizer_slugs)
      and to_jsonb(before) - ${ANSWER} = to_jsonb(event) - ${ANSWER} $$)`);
    // Written by functions that act as the owner, and by nobody else.
    for (const table of ["counted_event", "end_tally", "campaign_tally", "word"]) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`create policy reading on ${table} for select using (true)`);
    }
    this.addSql(`select hub_guard('activity_report', $$ ${coordinator} or exists (
      select from event where event.id = event_id and event.organizer_slug = hub_actor()) $$)`);
  }
}
