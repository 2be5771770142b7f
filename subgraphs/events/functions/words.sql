-- The dictionary `word`: how many texts of public activities have a word. One that no public activity has any longer is removed. It is kept
-- by these triggers of `event`, whose transition tables are `was` and `now`; they act as the owner, since nobody else writes it.
--
-- Rows are locked in the order of the words, so that two changes at once wait for each other and never in a circle.

create or replace function learn_words_after_insert() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  unused text[];
begin
  with counted as (
    insert into word (word, texts)
    select said.word, sum(sign)
    from (select 1 as sign, title, description, municipality_code, status from now) as changed
    cross join event_words(title, description, municipality_code) as said(word)
    where status in ('PUBLISHED', 'REPORTED')
    group by said.word having sum(sign) <> 0 order by said.word
    on conflict (word) do update set texts = word.texts + excluded.texts
    returning word.word, word.texts
  )
  select array_agg(word) into unused from counted where texts = 0;
  delete from word where word = any(unused) and texts = 0;
  return null;
end $$;

create or replace function learn_words_after_delete() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  unused text[];
begin
  with counted as (
    insert into word (word, texts)
    select said.word, sum(sign)
    from (select -1 as sign, title, description, municipality_code, status from was) as changed
    cross join event_words(title, description, municipality_code) as said(word)
    where status in ('PUBLISHED', 'REPORTED')
    group by said.word having sum(sign) <> 0 order by said.word
    on conflict (word) do update set texts = word.texts + excluded.texts
    returning word.word, word.texts
  )
  select array_agg(word) into unused from counted where texts = 0;
  delete from word where word = any(unused) and texts = 0;
  return null;
end $$;

create or replace function learn_words_after_update() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  unused text[];
begin
  with counted as (
    insert into word (word, texts)
    select said.word, sum(sign)
    from (
      select it.* from was join now on was.id = now.id
        and (was.title, was.description, was.municipality_code, was.status)
          is distinct from (now.title, now.description, now.municipality_code, now.status)
      cross join lateral (values
        (-1, was.title, was.description, was.municipality_code, was.status),
        (1, now.title, now.description, now.municipality_code, now.status)
      ) as it(sign, title, description, municipality_code, status)
    ) as changed
    cross join event_words(title, description, municipality_code) as said(word)
    where status in ('PUBLISHED', 'REPORTED')
    group by said.word having sum(sign) <> 0 order by said.word
    on conflict (word) do update set texts = word.texts + excluded.texts
    returning word.word, word.texts
  )
  select array_agg(word) into unused from counted where texts = 0;
  delete from word where word = any(unused) and texts = 0;
  return null;
end $$;
