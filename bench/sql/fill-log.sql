-- An access log of $lines lines over three years: seven of ten looks are people's own, two and a half are by $accounts accounts
-- of staff, of which few are very busy, the rest by helpers. In the order of time, as a log is written. For a scratch database
-- only. Answers the busiest account of staff.
insert into person (person_id, given, family, birth_date, demographics)
select md5('person ' || n)::uuid, 'Given ' || n, 'Family ' || n % 5000, '1950-01-01', '{}' from generate_series(0, 49999) n;
insert into portal_account (id, name, email, email_verified)
select md5('staff ' || n)::uuid, 'Staff ' || n, 'staff-' || n || '@bench.example', true from generate_series(0, $accounts) n;
insert into account_role (account_id, role, institution_id)
select a.id, 'clinician', i.institution_id from portal_account a
cross join (select min(institution_id) as institution_id from institution) i where a.email like 'staff-%@bench.example';
insert into portal_account (id, name, email, email_verified)
values (md5('steward')::uuid, 'Steward', 'steward@bench.example', true);
insert into account_role (account_id, role) values (md5('steward')::uuid, 'steward');
insert into session (id, token, account_id, expires_at)
values (md5('session')::uuid, hash_of_token('bench'), md5('steward')::uuid, now() + interval '1 day');
alter table disclosure drop constraint disclosure_pkey;
drop index disclosure_of_tx, disclosure_of_account;
insert into disclosure (person_id, at, account_id, actor_name, capacity, institution_id, page, category, request_id, tx)
select md5('person ' || floor(random() * 50000))::uuid, now() - interval '3 years' * (1 - n::float8 / $lines),
       case when r.kind < 0.25 then md5('staff ' || floor($accounts * r.place ^ 3))::uuid
            else md5('account ' || floor(r.place * 50000))::uuid end,
       'Somebody', case when r.kind < 0.25 then 'clinician' when r.kind < 0.95 then 'self' else 'delegate' end,
       case when r.kind < 0.25 then i.institution_id end, case when r.kind < 0.25 then 'clinic' else 'category' end,
       case when r.kind >= 0.25 then 'laboratory' end, 'bench', n / 2
from generate_series(1, $lines) n
cross join lateral (select random() as kind, random() as place, n as line) r
cross join (select min(institution_id) as institution_id from institution) i;
alter table disclosure add primary key (person_id, at, disclosure_id);
create index disclosure_of_tx on disclosure (tx);
create index disclosure_of_account on disclosure (account_id, at) where account_id is not null;
analyze disclosure;
