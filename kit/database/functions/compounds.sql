-- Parts of compounds, see docs/decisions/0018-finding-activities.md.

-- What compounds of the field are made of: first parts with their joint (surfplatte-kurs), last parts by the beginning that all their forms
-- share, and what is both; without the marks of their letters too, but for the shortest (nät). None is a verb or says something else by itself:
-- "läs mer om kursen" is about no läskurs, "på grund av" about no grundkurs, and "vår kurs" may be in autumn.
create or replace function compound_words() returns jsonb language sql immutable parallel safe as $$
  select jsonb_object_agg(form, true)
  from regexp_split_to_table('
    ai- app apps- bankid- data- dator digital- epost- foto- hemsid- -hemsid internet- it- kod- konto legitimation legitimations- lösenords- mail-
    media- mejl mobil musik- nät padd padde- -platt platte- podd- post program- programmerings- skrivare surfplatt surfplatte- teknik- telefon
    video- webb-
    bank bedrägeri betalning betalnings- blankett ekonomi- -kort konsument- lån låne- säkerhet säkerhets- skatte- tjänst tjänste- ärende
    anhörig- arbets- barn- barnens- elev- familje- flykting- folk- företags- förenings- föräldra- invandrar- medborgar- nybörjar- pensionärs-
    personal- senior seniors- skol student studie- ungdoms- volontär volontärs- vuxen- äldre-
    -ansök ansöknings- -anmäl anmälnings- besök besöks- bild bok -böcker bokning boknings- buss café chatt -cirkel -cirkl cirkel- coach distans-
    film fika forum frukost- fråge- -fråg föreläsning föreläsnings- grupp guide -handledare handledning handlednings- hjälp info information
    informations- intro- introduktion introduktions- jobb jour kafé klubb kompetens kompetens- -kunskap kurs -ledare lektion -lokal lunch- -lärare
    -mottagning -mäss möte mötes- prat -punkt rådgivning rådgivnings- resurs- samtal samtals- -seminari service -skrivare spel språk -stug -stund
    stöd support -surf -teckenspråk teckenspråks- tema- test tidning tidnings- träff träning tränings- undervisning undervisnings- utbildning
    utbildnings- -utlåning -utställning -verkst verkstads- visning -vägledare vägledning väglednings- -webbinari -workshop övning övnings-
    bibliotek biblioteks- center -centr hem- kommun- kontor kultur- myndighets- samhälls- -samhäll stads- -torg
    -dag fredags- helg- höst- jul- -kväll kvälls- lördags- lov- månads- måndags- onsdags- sommar- söndags- tisdags- torsdags- -veck vinter-
  ', '\s+') as word
  cross join unnest(case when word like '%-' or word like '-%' then array[word] else array['-' || word, word || '-'] end) as marked
  cross join unnest(case when length(word) > 3 then array[marked, public.folded(marked)] else array[marked] end) as form
  where word <> ''
$$;

-- The parts of a word that is wholly made of them, otherwise none.
create or replace function compound_parts(word text) returns text[] language plpgsql immutable parallel safe strict as $$
declare
  remainder text;
  parts text[];
begin
  for size in reverse least(length(word) - 3, 15) .. 2 loop
    if public.compound_words() ? (left(word, size) || '-') then
      remainder = substr(word, size + 1);
      parts = public.compound_parts(remainder);
      if parts <> '{}' then return left(word, size) || parts; end if;
      for beginning in 3 .. least(length(remainder), 15) loop
        if public.compound_words() ? ('-' || left(remainder, beginning)) then return array[left(word, size), remainder]; end if;
      end loop;
    end if;
  end loop;
  return '{}';
end $$;
