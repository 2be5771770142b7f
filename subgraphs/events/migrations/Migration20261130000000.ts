import { Migration } from "@mikro-orm/migrations";

export class Migration20261130000000 extends Migration {
  override up(): void {
    this.addSql(`alter table goal add column version int not null default 1`);
  }
}
