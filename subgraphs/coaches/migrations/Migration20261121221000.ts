import { Migration } from "@mikro-orm/migrations";

const coordinator = "hub_is('COORDINATOR')";
const ownCoach = `${coordinator} or id = hub_coach() or organisation_slug = hub_actor()`;
const requester = `${coordinator} or requester_slug = hub_actor()`;
/** The coach is only found by those who may see it. */
const ofOwnCoach = "exists (select from coach where coach.id = coach_id)";

/** Row-level security. */
export class Migration20261121221000 extends Migration {
  override up(): void {
    this.addSql(`select hub_guard('coach', $$ ${ownCoach} $$, $$ ${ownCoach} $$)`);
    this.addSql(`select hub_guard('coach_request', $$ ${requester} $$, $$ ${requester} $$)`);
    this.addSql(`select hub_guard('diploma', $$ ${coordinator} $$, $$ ${ofOwnCoach} $$)`);
    this.addSql(`select hub_guard('training_course', $$ ${coordinator} $$)`);
  }
}
