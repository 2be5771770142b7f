-- The texts with spaces between them. PostgreSQL's own array_to_string is not immutable, since that of other types than text is not.
create or replace function joined(texts text[]) returns text
language sql immutable strict parallel safe
as $$ select array_to_string(texts, ' ') $$;
