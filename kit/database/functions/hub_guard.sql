-- Creates row-level security of a table from a `RowPolicy`, in place of what it had. The arguments are SQL conditions on the columns of
-- a row: `write`, the rows that one may add, change and remove; `read`, the rows that one may see; `change`, the rows that one may change
-- though not write, where `before` is the row before the change and the table's name the row after it. Everybody may lock every row; an
-- update that is not allowed raises an error instead of being skipped, and a writer must be allowed to write the row before and after.
-- Where `write` and `change` are 'false', there is no policy for updates: rows can neither be locked nor changed, without an error.
create or replace function hub_guard("table" text, write text, read text default 'true', change text default 'false')
returns void language plpgsql as $$
declare
  same text := (
    select string_agg(format('before.%1$I = %2$I.%1$I', a.attname, "table"), ' and ')
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = "table"::regclass and i.indisprimary
  );
  was text := format('exists (select from %I as before where %s and (%%s))', "table", same);
  policy text;
begin
  execute format('alter table %I enable row level security', "table");
  foreach policy in array array['reading', 'adding', 'changing', 'removing'] loop
    execute format('drop policy if exists %I on %I', policy, "table");
  end loop;
  execute format('create policy reading on %I for select using (%s)', "table", read);
  execute format('create policy adding on %I for insert with check (%s)', "table", write);
  execute format('create policy removing on %I for delete using (%s)', "table", write);
  if write = 'false' and change = 'false' then
    return; -- only functions that act as the owner write it
  end if;
  execute format('create policy changing on %I for update using (true) with check ((%s) and %s or %s)',
    "table", write, format(was, write), format(was, change));
end $$;
