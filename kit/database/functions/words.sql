-- Words of texts, cut as kit/sql/search.ts cuts those of a question. Generated columns use these.

-- With spaces in place of punctuation and symbols: PostgreSQL would take `mobil/surfplatta` for the path of a file, `1177.se` for a host
-- and the end of `24-7` for a negative number. Letters with marks stay whole.
create or replace function spaced(text text) returns text language sql immutable parallel safe strict
return regexp_replace(
  text, '[\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u200b\u200e-\u206f\u2190-\u2bff\u3000-\u303f]+',
  ' ', 'g'
);

-- Words with hyphens, without them: `bank-id` is found by "bankid" too.
create or replace function unhyphenated(text text) returns text language sql immutable parallel safe strict
return (
  select coalesce(string_agg(regexp_replace(compound[1], '[-\u2010\u2011]', '', 'g'), ' '), '')
  from regexp_matches(text, '(\w+(?:[-\u2010\u2011]\w+)+)', 'g') as compound
);

-- As they are written.
create or replace function words_of(text text) returns tsvector language sql immutable parallel safe
return to_tsvector('simple', spaced(coalesce(text, ''))) || to_tsvector('simple', unhyphenated(coalesce(text, '')));

-- By their stem.
create or replace function stems_of(text text) returns tsvector language sql immutable parallel safe
return to_tsvector('swedish', spaced(coalesce(text, ''))) || to_tsvector('swedish', unhyphenated(coalesce(text, '')));

-- Without the marks of Latin letters, as people write who lack the keys: "Örebro" is "orebro".
create or replace function folded(text text) returns text language sql immutable parallel safe strict
return regexp_replace(
  normalize(replace(replace(replace(translate(lower(text), 'øłđðı', 'olddi'), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), NFD),
  '[\u0300-\u036f]', '', 'g'
);

-- Words of two kinds for one index: with weight A as they are, and folded with weight D.
create or replace function exact_and_folded(words tsvector, folded_words tsvector) returns tsvector
language sql immutable parallel safe
return setweight(words, 'A') || setweight(folded_words, 'D');

-- A text in its languages.
create or replace function in_all_languages(texts jsonb) returns text language sql immutable parallel safe
return (select string_agg(value, ' ') from jsonb_each_text(texts));
