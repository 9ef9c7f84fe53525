-- An account for each person, whose turn it is now to be told what is new; every other one has something. For a scratch database only.
insert into portal_account (id, name, email, email_verified)
select md5('account ' || person_id)::uuid, 'Somebody', 'of-' || person_id || '@bench.example', true from person;
insert into access_grant (grant_id, account_id, person_id, capacity, ground)
select gen_random_uuid(), md5('account ' || person_id)::uuid, person_id, 'self', 'bench' from person;
insert into record_notice (person_id, account_id, told_until, next_look_at)
select person_id, md5('account ' || person_id)::uuid,
       case when row_number() over (order by person_id) % 2 = 0 then timestamptz '2000-01-01' else now() end, now()
from person;
