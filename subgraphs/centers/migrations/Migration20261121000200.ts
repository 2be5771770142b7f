import { Migration } from "@mikro-orm/migrations";

/** Help statistics, open grant rounds, reports on grants, imports, and the municipalities to list those without a centre. */
export class Migration20261121000200 extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists btree_gist`);
    this.addSql(`
      create table help_statistic (
        id uuid primary key default uuidv7(),
        center_id uuid not null references digidel_center on delete cascade,
        municipality_code text not null check (municipality_code ~ '^[0-9]{4}$'),
        unit text,
        period_start date not null,
        period_end date not null check (period_end >= period_start),
        visits int not null check (visits >= 0),
        drop_in_visits int check (drop_in_visits between 0 and visits),
        mean_minutes double precision check (mean_minutes >= 0),
        questions jsonb not null default '[]',
        source text not null,
        reported_at timestamptz(3) not null,
        version int not null default 1,
        exclude using gist (
          center_id with =, coalesce(unit, '') with =, source with =, daterange(period_start, period_end, '[]') with &&)
      )`);
    this.addSql(`create index on help_statistic (center_id, period_start)`);
    this.addSql(`create index on help_statistic (municipality_code, period_start)`);
    this.addSql(`create index on help_statistic (left(municipality_code, 2), period_start)`);
    this.addSql(`create index on help_statistic (period_start)`);

    this.addSql(`alter table digidel_center add external_id text`);
    this.addSql(`create unique index on digidel_center (municipality_code, external_id)`);
    this.addSql(`alter table center_submission add external_id text`);
    this.addSql(`
      create unique index on center_submission (municipality_code, external_id)
      where status in ('SUBMITTED', 'CHANGES_REQUESTED')`);

    this.addSql(`
      alter table grant_round
        add opens_on date,
        add closes_on date check (closes_on >= opens_on),
        add check ((opens_on is null) = (closes_on is null))`);
    this.addSql(`
      alter table grant_application
        add decision_note text,
        add used_sek int check (used_sek between 0 and granted_sek),
        add report text,
        add reported_at timestamptz(3),
        add closed_at timestamptz(3),
        add check ((used_sek is not null) = (status in ('REPORTED', 'CLOSED')))`);

    this.addSql(`
      create table municipality (
        code text primary key check (code ~ '^[0-9]{4}$'),
        county_code text not null generated always as (left(code, 2)) stored,
        population int not null
      )`);
    this.addSql(`create index on municipality (population, code)`);
    this.addSql(`create index on municipality (county_code, population, code)`);
  }
}
