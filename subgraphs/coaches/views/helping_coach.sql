-- Where coaches help, without the coaches: to be counted for anybody. The view reads as its owner, whom the policy of the table does not bind.
create or replace view helping_coach as select area_codes, county_codes from coach where is_helping(status);
