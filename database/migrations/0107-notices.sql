-- What an account is told of, how, and when not; and since when somebody was told that there is something new in their record.
create table notice_choice (
  account_id uuid primary key references portal_account (id) on delete cascade,
  record text not null check (record in ('at-once', 'daily', 'weekly', 'never')),
  -- What teams write, ask and answer.
  teams boolean not null,
  channel text not null check (channel in ('mail', 'sms')),
  -- Whole hours of the day; both or neither.
  quiet_from integer check (quiet_from between 0 and 23),
  quiet_until integer check (quiet_until between 0 and 23),
  -- The clocks by which they are quiet.
  time_zone text not null check (length(time_zone) <= 60),
  set_at timestamptz not null default now(),
  check ((quiet_from is null) = (quiet_until is null)),
  check (quiet_from <> quiet_until)
);

create table record_notice (
  person_id uuid not null,
  account_id uuid not null references portal_account (id) on delete cascade,
  told_until timestamptz not null default now(),
  next_look_at timestamptz not null default now(),
  primary key (person_id, account_id)
);
create index record_notice_due on record_notice (next_look_at);

alter table notice_choice enable row level security;
alter table notice_choice force row level security;
alter table record_notice enable row level security;
alter table record_notice force row level security;

grant select, insert on notice_choice to causeway_account;
grant update (record, teams, channel, quiet_from, quiet_until, time_zone, set_at) on notice_choice to causeway_account;
create policy own_choice on notice_choice to causeway_account
  using (account_id = scope_actor()) with check (account_id = scope_actor() and set_at = now());
grant select on notice_choice to causeway_system;
create policy system_tells on notice_choice for select to causeway_system using (true);
grant select, insert, update on record_notice to causeway_system;
create policy system_tells on record_notice to causeway_system using (true) with check (true);

-- The same instant, or the end of the quiet hours that it falls into, by the clocks of a zone.
create function after_quiet(in_at timestamptz, in_from integer, in_until integer, in_zone text) returns timestamptz
language sql stable as $$
  select case
    when in_from is null or in_until is null then in_at
    when case when in_from < in_until then l.hour >= in_from and l.hour < in_until
              else l.hour >= in_from or l.hour < in_until end
      then (date_trunc('day', l.at) + make_interval(days => case when l.hour >= in_until then 1 else 0 end, hours => in_until))
        at time zone in_zone
    else in_at end
  from (select in_at at time zone in_zone as at, extract(hour from in_at at time zone in_zone)::integer as hour) l
$$;

grant select (person_id, account_id, at) on last_visit to causeway_system;
create policy system_tells on last_visit for select to causeway_system using (true);
