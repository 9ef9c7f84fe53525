-- Room: notices. Who reads neither mail nor SMS is told on paper, by a desk that has said it prints such letters: once a week at most.
create table letter_desk (
  institution_id text primary key references institution,
  is_open boolean not null,
  set_at timestamptz not null default now(),
  set_by uuid not null,
  set_name text not null
);
alter table letter_desk enable row level security;
alter table letter_desk force row level security;
grant select on letter_desk to causeway_staff, causeway_system, causeway_gate;
grant insert, update on letter_desk to causeway_staff;
create policy staff_reads on letter_desk for select to causeway_staff, causeway_system, causeway_gate using (true);
create policy site_opens on letter_desk for insert to causeway_staff
  with check (scope_capacity() = 'institution-administrator' and institution_id = scope_institution()
    and set_by = scope_actor() and set_at = now());
create policy site_sets on letter_desk for update to causeway_staff
  using (scope_capacity() = 'institution-administrator' and institution_id = scope_institution())
  with check (institution_id = scope_institution() and set_by = scope_actor() and set_at = now());

alter table notice_choice drop constraint notice_choice_channel_check,
  add constraint notice_choice_channel_check check (channel in ('mail', 'sms', 'letter')),
  -- When it is looked whether there is something to write a letter about.
  add column paper_look_at timestamptz not null default now(),
  -- Whose desk prints.
  add column letter_institution text references institution,
  add constraint letter_has_desk check ((channel = 'letter') = (letter_institution is not null));
create index notice_choice_paper on notice_choice (paper_look_at) where channel = 'letter';
grant update (letter_institution) on notice_choice to causeway_account;
grant update (paper_look_at) on notice_choice to causeway_system;
create policy system_looks on notice_choice for update to causeway_system using (true) with check (true);

-- A letter that says that there is something, and not what.
create table paper_letter (
  person_id uuid not null,
  letter_id uuid not null default gen_random_uuid(),
  account_id uuid not null references portal_account (id) on delete cascade,
  institution_id text not null references institution,
  link_id uuid not null,
  person_name text not null,
  language text,
  made_at timestamptz not null default now(),
  printed_at timestamptz,
  printed_by uuid,
  printed_name text,
  primary key (person_id, letter_id),
  check ((printed_at is null) = (printed_by is null))
);
create unique index paper_letter_waiting on paper_letter (account_id) where printed_at is null;
create index paper_letter_of_desk on paper_letter (institution_id, made_at) where printed_at is null;
create index paper_letter_printed on paper_letter (institution_id, printed_at) where printed_at is not null;
create index paper_letter_newest on paper_letter (account_id, made_at);
alter table paper_letter enable row level security;
alter table paper_letter force row level security;
grant select, insert, delete on paper_letter to causeway_system;
create policy system_writes on paper_letter to causeway_system using (true) with check (true);
grant select on paper_letter to causeway_staff;
grant update (printed_at, printed_by, printed_name) on paper_letter to causeway_staff;
create policy clerks_print on paper_letter for select to causeway_staff
  using (scope_capacity() = 'clerk' and institution_id = scope_institution());
create policy clerks_have_printed on paper_letter for update to causeway_staff
  using (scope_capacity() = 'clerk' and institution_id = scope_institution() and printed_at is null)
  with check (institution_id = scope_institution() and printed_by = scope_actor() and printed_at = now());

-- The desks that print for this account's own record: of institutions that know the person.
create function own_letter_desks() returns table (institution_id text, name text)
language plpgsql stable security definer rows 5 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select distinct i.institution_id, i.name from resolve_subjects(scope_actor()) s
  join patient_link l on l.person_id = s.person_id and l.parted_at is null
  join letter_desk d on d.institution_id = l.institution_id and d.is_open
  join institution i on i.institution_id = d.institution_id
  where s.capacity = 'self' order by i.name;
end $$;

-- Whether letters reach this account now; if not, what it is told goes by mail.
create function reads_on_paper(in_account uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return exists (
    select from notice_choice nc join letter_desk d on d.institution_id = nc.letter_institution and d.is_open
    join access_grant g on g.account_id = nc.account_id and g.capacity = 'self' and g.ended_at is null
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
    join patient_link l on l.person_id = g.person_id and l.institution_id = nc.letter_institution and l.parted_at is null
    where nc.account_id = in_account and nc.channel = 'letter');
end $$;

-- For whoever runs the institution: what letters cost its desk.
create function count_letters() returns table (waiting integer, waiting_since timestamptz, printed integer)
language plpgsql stable security definer rows 1 set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'institution-administrator' then return; end if;
  return query
  select count(*) filter (where printed_at is null)::int, min(made_at) filter (where printed_at is null),
         count(*) filter (where printed_at > now() - interval '30 days')::int
  from paper_letter where institution_id = scope_institution();
end $$;

grant select (name) on institution to causeway_gate;
grant select (account_id, channel, letter_institution) on notice_choice to causeway_gate;
create policy gate_reads on notice_choice for select to causeway_gate using (true);
grant select (institution_id, made_at, printed_at) on paper_letter to causeway_gate;
create policy gate_counts on paper_letter for select to causeway_gate using (true);
grant create on schema public to causeway_gate;
alter function own_letter_desks() owner to causeway_gate;
alter function reads_on_paper(uuid) owner to causeway_gate;
alter function count_letters() owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function own_letter_desks(), reads_on_paper(uuid), count_letters() from public;
grant execute on function own_letter_desks() to causeway_account;
grant execute on function reads_on_paper(uuid) to causeway_system;
grant execute on function count_letters() to causeway_staff;
