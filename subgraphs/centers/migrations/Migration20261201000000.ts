import { Migration } from "@mikro-orm/migrations";

/** Invented centres of municipalities that are no actors have no operator. */
export class Migration20261201000000 extends Migration {
  override up(): void {
    this.addSql(`alter table digidel_center alter column operator_slug drop not null,
      add check (operator_slug is not null or demo)`);
  }
}
