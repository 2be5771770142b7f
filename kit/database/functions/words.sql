-- Words of texts, cut as kit/sql/search.ts cuts those of a question. Generated columns use these.

-- In one form for what people take for the same letters (NFKC: ﬁ, Ａ, ²), without what cannot be seen, such as soft hyphens.
create or replace function plain(text text) returns text language sql immutable parallel safe strict
return regexp_replace(
  normalize(translate(text, '¨¯´¸˘˙˚˛˜˝', '          '), NFKC),
  '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+', '', 'g'
);

-- With single spaces in place of punctuation, symbols and white space: PostgreSQL would take `mobil/surfplatta` for the path of a file,
-- `1177.se` for a host and the end of `24-7` for a negative number. Letters with marks stay whole.
create or replace function spaced(text text) returns text language sql immutable parallel safe strict
return regexp_replace(
  plain(text),
  '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u303f]+',
  ' ', 'g'
);

-- Words with hyphens and apostrophes, without them: `bank-id` is found by "bankid" too.
create or replace function joined_words(text text) returns text language sql immutable parallel safe strict
return (
  select coalesce(string_agg(regexp_replace(compound[1], '[-\u2010\u2011''\u2019]', '', 'g'), ' '), '')
  from regexp_matches(plain(text), '(\w+(?:[-\u2010\u2011''\u2019]\w+)+)', 'g') as compound
);

-- As they are written.
create or replace function words_of(text text) returns tsvector language sql immutable parallel safe
return to_tsvector('simple', spaced(coalesce(text, ''))) || to_tsvector('simple', joined_words(coalesce(text, '')));

-- By their stems, and compounds by those of their parts.
create or replace function stems_of(text text) returns tsvector language sql immutable parallel safe
return to_tsvector('simple', coalesce((
  select string_agg(array_to_string(stems_with_parts(word), ' '), ' ')
  from string_to_table(lower(spaced(text) || ' ' || joined_words(text)), ' ') as word
  where word <> ''
), ''));

-- Without the marks of letters, as people write who lack the keys ("Örebro" is "orebro") or leave out the points of Hebrew and Arabic.
create or replace function folded(text text) returns text language sql immutable parallel safe strict
return regexp_replace(
  normalize(
    replace(replace(replace(replace(translate(lower(text), 'øłđðıŋŧħ', 'olddinth'), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'),
    NFD
  ),
  '[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]', '', 'g'
);

-- As they are written and by their stems.
create or replace function words_and_stems_of(text text) returns tsvector language sql immutable parallel safe
return words_of(text) || stems_of(text);

-- For one index: with weight A as they are, and without marks those that have any with weight D.
create or replace function exact_and_folded(text text) returns tsvector language sql immutable parallel safe
return setweight(words_and_stems_of(text), 'A') || setweight(words_and_stems_of((
  select string_agg(folded(word), ' ') from string_to_table(text, ' ') as word where word ~ '[^\u0001-\u007f]'
)), 'D');

-- The county of a municipality, as no word of a text is written: /20.
create or replace function county_word(municipality_code text) returns tsvector language sql immutable parallel safe
return array_to_tsvector(array_remove(array['/' || left(municipality_code, 2)], null));

-- A text in its languages.
create or replace function in_all_languages(texts jsonb) returns text language sql immutable parallel safe
return (select string_agg(value, ' ') from jsonb_each_text(texts));
