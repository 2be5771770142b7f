import { Migration } from "@mikro-orm/migrations";

/** Who corrected a report; of earlier ones it is not known in which role. */
export class Migration20261130000010 extends Migration {
  override up(): void {
    this.addSql(`alter table activity_report add column corrected_by text`);
  }
}
