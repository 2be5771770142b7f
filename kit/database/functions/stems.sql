-- Forms of Swedish words, see docs/decisions/0018-finding-activities.md. Generated columns use these: what plpgsql calls is named with its
-- schema, since a restored dump is filled with an empty search path.

-- A stem as it is spelled in all forms: with one m or n, and after the first syllable one p, t … (programm-et, workshopp-en), and
-- without the e that comes and goes (säker, säkr-a; nummer, numr-et).
create or replace function evenly_spelled(stem text) returns text language plpgsql immutable parallel safe strict as $$
begin
  case right(stem, 2)
    when 'mm', 'nn' then
      return left(stem, -1);
    when 'bb', 'dd', 'gg', 'pp', 'tt' then
      return case when stem ~ '[aeiouyåäöé].*[aeiouyåäöé]..$' then left(stem, -1) else stem end;
    when 'el', 'en', 'er' then
      return case when stem ~ '[^aeiouyåäöé]..$' then regexp_replace(left(stem, -2), 'mm$', 'm') || right(stem, 1) else stem end;
    else
      return stem;
  end case;
end $$;

-- The stems of which a word may be a form: words that share one are taken for forms of one another. `kontor` may be the plural of a konta,
-- but it is a stem itself too, which keeps `kontoret` apart from `konto`. Words without meaning of their own (och, i) have none.
create or replace function word_stems(word text) returns text[] language plpgsql immutable parallel safe strict as $$
declare
  form text = word;
  ending int;
  stems text[];
begin
  if ts_lexize('pg_catalog.swedish_stem', word) = '{}' then return '{}'; end if;
  stems = array[public.evenly_spelled(word)];
  -- Without the s of the genitive.
  if word ~ '..[^s]s$' then
    form = left(word, -1);
    stems = stems || public.evenly_spelled(form);
  end if;
  if form ~ '[adenrtm]$' then
    ending = case
      -- internet is no intern, internat neither.
      when form ~ 'ern[ae]t$' then 0
      when form ~ '..(?:[ae]rna|.orna)$' then 4
      when form ~ '..(?:ena|ade|[oåié]rna)$' then 3
      when form ~ '..(?:a[drnt]|e[rnt]|(?:[ei]|tr)um|[obdfgjklmnprtvx]na|(?:[^a]t|gat|[^et])or)$' then 2
      when form ~ '..(?:a|e|[aeiouyåäöé][nt]|[aeo][lr]n|[aeioå]r|[bdfgjklmnprtv]t|öst)$|.yn$' then 1
      else 0
    end;
    if ending > 0 and left(form, -ending) ~ '[aeiouyåäöé]' then
      stems = stems || public.evenly_spelled(left(form, -ending));
    end if;
  end if;
  -- Endings that may be shorter or longer: lån-a and konto-na, lärar-na and ungdom-arna, lärar-e and kort-are, säker-het, centrum-et and centr-et,
  -- partner-n, ny-tt, känt of känd, gott of god.
  if form ~ '..na$' then
    stems = stems || public.evenly_spelled(left(form, -1));
    if form ~ '..arna$' then stems = stems || left(form, -2); end if;
  elsif form ~ '..(?:are|aste?|[ae]nde(?:na?|t)?)$' then
    stems = stems || public.evenly_spelled(regexp_replace(form, '(?:are|aste?|[ae]nde(?:na?|t)?)$', ''));
  elsif form ~ '...het(?:en|er|erna)?$' then
    stems = stems || public.evenly_spelled(regexp_replace(form, 'het(?:en|er|erna)?$', ''));
  elsif form ~ '(?:[ei]|tr)ume[nt]$' then
    stems = stems || left(form, -4);
  elsif form ~ '..ern$' then
    stems = stems || left(form, -3);
  elsif form ~ '.[aeiouyåäöé]tt$' then
    stems = stems || array[left(form, -2), left(form, -2) || 'd'];
  elsif form ~ '..[bdfgjlmnrv]t$' then
    stems = stems || (left(form, -1) || 'd');
  end if;
  -- Other vowels in the plural.
  if form ~ '[äö](?:ck|d|nd|t|tt)er(?:na)?$' then
    stems = stems || array[
      regexp_replace(form, '(?<=b)öcker(?:na)?$', 'ok'),
      regexp_replace(form, '(?<=ledam)öter(?:na)?$', 'ot'),
      regexp_replace(form, '(?<=st|l|n)ä(d|nd|tt)er(?:na)?$', 'a\1')
    ];
  end if;
  return stems;
end $$;
