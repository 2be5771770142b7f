import { Migration } from "@mikro-orm/migrations";

const coordinator = "hub_is('COORDINATOR')";
const insider = `${coordinator} or municipality_code = hub_municipality()`;
const insiderOfCenter = `${coordinator} or exists (
  select from digidel_center as c where c.id = center_id and c.municipality_code = hub_municipality())`;

/** Row-level security. */
export class Migration20261121221000 extends Migration {
  override up(): void {
    this.addSql(`select hub_guard('digidel_center', $$ ${insider} $$)`);
    this.addSql(`select hub_guard('center_unit', $$ ${insiderOfCenter} $$)`);
    this.addSql(`select hub_guard('center_submission', $$ ${insider} $$, $$ ${insider} $$)`);
    this.addSql(`select hub_guard('criterion_definition', $$ ${coordinator} $$)`);
    this.addSql(`select hub_guard('grant_round', $$ ${coordinator} $$)`);
    this.addSql(`select hub_guard('grant_application', $$ ${insider} $$, $$ ${insider} $$)`);
  }
}
