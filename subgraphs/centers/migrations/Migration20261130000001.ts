import { Migration } from "@mikro-orm/migrations";

export class Migration20261130000001 extends Migration {
  override up(): void {
    this.addSql(`alter table center_submission add column sent_payload jsonb`);
    this.addSql(`update center_submission set sent_payload = payload where submitted_at is not null`);
  }
}
