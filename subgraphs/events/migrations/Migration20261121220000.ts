import { Migration } from "@mikro-orm/migrations";

/** What activities and their reports need for the whole way from idea to report. */
export class Migration20261121220000 extends Migration {
  override up(): void {
    this.addSql(`
      alter table event
        add registration text not null default 'NONE',
        add registration_url text,
        add interpreter text[] not null default '{}',
        add staircase_steps text[] not null default '{}',
        add digcomp_codes text[],
        add cancelled_from text`);
    this.addSql(`create unique index on event (organizer_slug, external_id) where status <> 'DELETED'`);
    this.addSql(`create index on event (organizer_slug, starts_at, id, ends_at) where status = 'PUBLISHED'`);
    this.addSql(`create index on event using gin (co_organizer_slugs) where co_organizer_slugs <> '{}'`);
    this.addSql(`create index on event using gin (invited_slugs) where invited_slugs <> '{}'`);

    this.addSql(`
      alter table activity_report
        add organizer_slug text,
        add age_bands jsonb not null default '[]',
        add other_language_share double precision check (other_language_share between 0 and 1),
        add comment text,
        add reported_by text not null default 'MEMBER',
        add corrected_at timestamptz(3)`);
    this.addSql(
      `update activity_report as r set organizer_slug = e.organizer_slug from event as e where e.id = r.event_id`,
    );
    this.addSql(`alter table activity_report alter organizer_slug set not null`);
  }
}
