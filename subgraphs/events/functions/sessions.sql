-- Times of sessions. Generated columns and an index use these functions: what they call is named with its schema, since a restored dump
-- is filled with an empty search path.

-- Declared immutable although a cast of text to a time is not: the times of sessions always end in Z.
create or replace function instant(text) returns timestamptz(3) language sql immutable strict parallel safe
as $$ select $1::timestamptz(3) $$;

create or replace function local_day(timestamptz) returns date language sql immutable strict parallel safe
as $$ select ($1 at time zone 'Europe/Stockholm')::date $$;

-- A session that ends at midnight is over on the day before.
create or replace function session_days(jsonb) returns datemultirange language sql immutable strict parallel safe as $$
  select range_agg(daterange(
    public.local_day(public.instant(s ->> 'start')), public.local_day(public.instant(s ->> 'end') - interval '1 ms'), '[]'))
  from jsonb_array_elements($1) as s
$$;

-- Each day with a session; what runs for more than a year stands under infinity.
create or replace function days_of(spans datemultirange) returns date[] language sql immutable strict parallel safe as $$
  select case when sum(upper(span) - lower(span)) > 366 then '{infinity}' else (
    select array_agg(lower(s) + n) from unnest(spans) as s cross join generate_series(0, upper(s) - lower(s) - 1) as n
  ) end
  from unnest(spans) as span
$$;
