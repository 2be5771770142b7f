-- Where coaches are lacking, without the requests: to be counted for anybody, as in helping_coach.sql.
create or replace view open_coach_request as
select municipality_code, county_code from coach_request where status in ('OPEN', 'PARTLY_MATCHED');
