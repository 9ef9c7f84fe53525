-- One team with $threads open threads of 50,000 persons, over topics and days, and a clinician who is in it. For a scratch
-- database only.
insert into person (person_id, given, family, birth_date, demographics)
select md5('person ' || n)::uuid, 'Given ' || n, 'Family ' || n % 5000, '1950-01-01', '{}' from generate_series(0, 49999) n;
insert into portal_account (id, name, email, email_verified)
values (md5('clinician')::uuid, 'Clinician', 'clinician@bench.example', true);
insert into account_role (account_id, role, institution_id)
select md5('clinician')::uuid, 'clinician', min(institution_id) from institution;
insert into session (id, token, account_id, expires_at)
values (md5('session')::uuid, hash_of_token('bench'), md5('clinician')::uuid, now() + interval '1 day');
insert into message_team (team_id, institution_id, name)
select md5('team ' || n)::uuid, i.institution_id, 'Team ' || n from generate_series(1, 10) n
cross join (select min(institution_id) as institution_id from institution) i;
insert into message_team_member (team_id, account_id, institution_id, added_by)
select md5('team 1')::uuid, md5('clinician')::uuid, min(institution_id), 'bench' from institution;
insert into message_thread (person_id, start_key, institution_id, team_id, asked_team_id, topic, subject, person_name,
                            account_id, asked_name, capacity, asked_at, due_at)
select md5('person ' || n % 50000)::uuid, gen_random_uuid(), i.institution_id, t.team_id, t.team_id,
       (array['results', 'medicines', 'appointments', 'other'])[1 + n % 4], 'Subject ' || n, 'Somebody',
       md5('account ' || n)::uuid, 'Somebody', 'self', now() - interval '30 days' * random(),
       now() + interval '5 days' * (random() - 0.3)
from generate_series(1, $threads) n
cross join (select min(institution_id) as institution_id from institution) i
cross join lateral (select md5('team ' || case when n % 10 = 0 then 2 + n / 10 % 9 else 1 end)::uuid as team_id) t;
