-- Room: governance. Who sits at the table, what is proposed, what each seat said, and what was decided: a rulebook is
-- published by a decision and by nothing else. Names of persons are for the room; everybody reads seats.

-- Which seats this region has. Whoever holds one speaks for a kind of service, for patients or for the leadership.
create table seat (
  seat_id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('hospital', 'general-practice', 'home-care', 'nursing-home', 'public-health',
    'laboratory', 'imaging', 'patients', 'leadership')),
  number integer not null check (number between 1 and 9),
  set_at timestamptz not null default now(),
  account_id uuid,
  ended_at timestamptz,
  unique (seat_id, kind)
);
create unique index seat_once on seat (kind, number) where ended_at is null;
create table seat_holder (
  seat_id uuid not null references seat,
  holder_id uuid not null,
  holder_name text not null,
  institution_id text references institution,
  appointed_at timestamptz not null default now(),
  account_id uuid,
  ended_at timestamptz,
  primary key (seat_id, appointed_at)
);
create unique index seat_holder_one on seat_holder (seat_id) where ended_at is null;
-- Nobody speaks twice.
create unique index seat_holder_once on seat_holder (holder_id) where ended_at is null;

create table decision (
  decision_id integer generated always as identity primary key,
  kind text not null check (kind in ('founding', 'earlier', 'urgent', 'room')),
  outcome text not null check (outcome in ('accepted', 'refused')),
  -- What may follow from it: a rulebook, something else, or nothing.
  carries text not null check (carries in ('rulebook', 'other', 'nothing')),
  title text not null check (length(title) between 1 and 200),
  summary text not null check (length(summary) between 1 and 4000),
  body text check (length(body) <= 1000000),
  base_version integer,
  reason text check (length(reason) between 1 and 4000),
  proposal_id uuid unique,
  draft_id uuid,
  -- The urgent decision that this one confirms, or does not.
  confirms integer references decision,
  confirm_by date,
  rule text check (rule in ('consensus', 'two-thirds', 'majority')),
  votes_for integer not null default 0,
  votes_against integer not null default 0,
  abstained integer not null default 0,
  signed_off integer not null default 0,
  sign_offs_needed integer not null default 0,
  -- What was said at the table, by seat, as it stood when it was decided (JSON).
  record text not null default '{}',
  review_on date not null,
  decided_at timestamptz not null default now(),
  account_id uuid,
  actor_name text,
  unique (decision_id, carries),
  check ((kind = 'room') = (proposal_id is not null)),
  check ((kind = 'urgent') = (confirm_by is not null)),
  check (kind <> 'urgent' or reason is not null),
  check ((outcome = 'refused') = (carries = 'nothing')),
  check (carries <> 'rulebook' or body is not null),
  -- The rule of a decision, and the patients' word on rules of release: said in decide-outcome.ts as well.
  check (kind <> 'room' or outcome = 'refused' or (votes_for > 0 and case rule
    when 'consensus' then votes_against = 0
    when 'two-thirds' then votes_for >= 2 * votes_against
    else votes_for > votes_against end)),
  check (kind <> 'room' or carries <> 'rulebook' or (sign_offs_needed > 0 and signed_off = sign_offs_needed))
);
create unique index decision_founding on decision (kind) where kind = 'founding';

create table proposal (
  proposal_id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('rulebook', 'other')),
  title text not null check (length(title) between 1 and 200),
  draft_id uuid references rulebook_draft,
  confirms integer references decision,
  rule text not null check (rule in ('consensus', 'two-thirds', 'majority')),
  review_on date not null,
  -- Until then, or until every seat has spoken, nobody reads what the others said.
  positions_until timestamptz not null,
  opened_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  check ((kind = 'rulebook') = (draft_id is not null))
);
create index proposal_of_draft on proposal (draft_id);
create table proposal_seat (
  proposal_id uuid not null references proposal,
  seat_id uuid not null,
  kind text not null,
  number integer not null,
  primary key (proposal_id, seat_id),
  foreign key (seat_id, kind) references seat (seat_id, kind)
);
-- What is proposed, as it was put before the room: the words, and of a rulebook the text.
create table proposal_text (
  proposal_id uuid not null references proposal,
  text_no integer not null,
  summary text not null check (length(summary) between 1 and 4000),
  body text check (length(body) <= 1000000),
  -- What is other than before, and whose positions brought it about.
  changed text check (length(changed) between 1 and 2000),
  follows uuid[] not null default '{}',
  at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  primary key (proposal_id, text_no)
);
-- The way of a proposal, a line a step, that nobody changes; the newest says where it stands.
create table proposal_step (
  proposal_id uuid not null references proposal,
  step_no integer not null,
  word text not null check (word in ('opened', 'amended', 'to-vote', 'returned', 'withdrawn')),
  text_no integer not null,
  reason text check (length(reason) between 1 and 2000),
  -- Of a return: the principle that it would break, by its id.
  principle text,
  -- Of a vote: its last day.
  until timestamptz,
  seat_id uuid,
  seat_kind text,
  at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  primary key (proposal_id, step_no),
  foreign key (proposal_id, text_no) references proposal_text,
  foreign key (seat_id, seat_kind) references seat (seat_id, kind),
  check (word <> 'returned' or (seat_kind is not distinct from 'leadership' and reason is not null)),
  check ((word = 'to-vote') = (until is not null))
);
-- What a proposal rests on: a brief of the lab with its figures (JSON), or a note.
create table proposal_evidence (
  evidence_id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposal,
  kind text not null check (kind in ('lab-brief', 'note')),
  title text not null check (length(title) between 1 and 200),
  words text check (length(words) between 1 and 4000),
  link text check (link ~ '^https?://' and length(link) <= 500),
  figures text check (length(figures) <= 500000),
  made_at timestamptz not null,
  attached_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  check ((kind = 'lab-brief') = (figures is not null))
);
create index proposal_evidence_of on proposal_evidence (proposal_id, attached_at);
create table position (
  proposal_id uuid not null,
  seat_id uuid not null,
  position_no integer not null,
  stance text not null check (stance in ('for', 'with-changes', 'against')),
  grounds text[] not null check (cardinality(grounds) > 0
    and grounds <@ array['patient-benefit', 'own-workload', 'law']),
  words text not null check (length(words) between 1 and 4000),
  text_no integer not null,
  said_at timestamptz not null default now(),
  -- When the others may read it.
  opens_at timestamptz not null,
  account_id uuid not null,
  actor_name text not null,
  primary key (proposal_id, seat_id, position_no),
  foreign key (proposal_id, seat_id) references proposal_seat,
  foreign key (proposal_id, text_no) references proposal_text
);
create table ballot (
  proposal_id uuid not null,
  text_no integer not null,
  seat_id uuid not null,
  seat_kind text not null check (seat_kind <> 'leadership'),
  vote text not null check (vote in ('for', 'against', 'abstain')),
  -- Dissent says why.
  words text check (length(words) between 1 and 2000),
  voted_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  primary key (proposal_id, text_no, seat_id),
  foreign key (proposal_id, seat_id) references proposal_seat,
  foreign key (seat_id, seat_kind) references seat (seat_id, kind),
  foreign key (proposal_id, text_no) references proposal_text,
  check (vote <> 'against' or words is not null)
);
-- Patients' word that this very text may be decided.
create table sign_off (
  proposal_id uuid not null,
  text_no integer not null,
  seat_id uuid not null,
  seat_kind text not null check (seat_kind = 'patients'),
  words text check (length(words) between 1 and 2000),
  signed_at timestamptz not null default now(),
  account_id uuid not null,
  actor_name text not null,
  primary key (proposal_id, text_no, seat_id),
  foreign key (proposal_id, seat_id) references proposal_seat,
  foreign key (seat_id, seat_kind) references seat (seat_id, kind),
  foreign key (proposal_id, text_no) references proposal_text
);
alter table decision add foreign key (proposal_id) references proposal;

-- A rulebook is published by a decision that carries one. What was published before there was a room says so.
insert into decision (kind, outcome, carries, title, summary, body, review_on, decided_at, actor_name)
select 'earlier', 'accepted', 'rulebook', left(title, 200), left(decision, 4000), body, current_date + 365,
       published_at, published_by
from rulebook order by version on conflict do nothing;
alter table rulebook add column decision_id integer;
alter table rulebook add column carries text not null default 'rulebook' check (carries = 'rulebook');
update rulebook r set decision_id = d.decision_id from decision d where d.kind = 'earlier' and d.body = r.body
  and d.decided_at = r.published_at;
alter table rulebook alter column decision_id set not null;
alter table rulebook add unique (decision_id);
alter table rulebook add foreign key (decision_id, carries) references decision (decision_id, carries);

do $$
declare name text;
begin
  foreach name in array array['seat', 'seat_holder', 'decision', 'proposal', 'proposal_seat', 'proposal_text',
    'proposal_step', 'proposal_evidence', 'position', 'ballot', 'sign_off'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select on %I to causeway_staff, causeway_gate', name);
    execute format('create policy gate_reads on %I for select to causeway_gate using (true)', name);
    if name <> 'position' then
      execute format('create policy room_reads on %I for select to causeway_staff using (true)', name);
    end if;
  end loop;
end $$;

-- The seat that whoever acts holds just now.
create function scope_seat() returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select seat_id from seat_holder where holder_id = scope_actor() and ended_at is null
$$;
-- Staff and representatives who may be given a seat, by the address they sign in with.
create function find_seat_candidate(in_email text)
returns table (holder_id uuid, holder_name text, institution_id text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if scope_capacity() is distinct from 'steward' then return; end if;
  return query select a.id, a.name, r.institution_id from portal_account a join account_role r on r.account_id = a.id
    where a.email = lower(in_email) and r.ended_at is null and a.id <> scope_actor()
      and (r.role = 'representative' or r.institution_id is not null)
    order by r.institution_id nulls last limit 1;
end $$;
-- Which seats have spoken, while nobody reads what they said.
create function seats_that_spoke(in_proposal uuid) returns table (seat_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.seat_id from position p where p.proposal_id = in_proposal
$$;
-- When every seat that somebody holds has spoken, everybody reads everything. Answers whether it is so.
create function open_positions(in_proposal uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from proposal_seat s join seat_holder h on h.seat_id = s.seat_id and h.ended_at is null
             where s.proposal_id = in_proposal and s.kind <> 'leadership' and not exists (
               select from position p where p.proposal_id = s.proposal_id and p.seat_id = s.seat_id))
    or not exists (select from position p where p.proposal_id = in_proposal) then return false; end if;
  update position set opens_at = now() where proposal_id = in_proposal and opens_at > now();
  update proposal set positions_until = now() where proposal_id = in_proposal and positions_until > now();
  return true;
end $$;
grant update (opens_at) on position to causeway_gate;
grant update (positions_until) on proposal to causeway_gate;
create policy gate_opens on position for update to causeway_gate using (true) with check (opens_at = now());
create policy gate_opens on proposal for update to causeway_gate using (true) with check (positions_until = now());

-- Writes the outcome of a vote: what was counted is counted here, and what may not be is refused by the table.
create function close_vote(in_proposal uuid, in_text integer, in_outcome text, in_reason text, in_record text,
                           in_name text) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare what proposal; put proposal_text; last_step proposal_step; made integer;
begin
  if scope_capacity() is distinct from 'steward' then return null; end if;
  select * into what from proposal p where p.proposal_id = in_proposal for update;
  select * into put from proposal_text t where t.proposal_id = in_proposal order by t.text_no desc limit 1;
  select * into last_step from proposal_step s where s.proposal_id = in_proposal order by s.step_no desc limit 1;
  if put.text_no is distinct from in_text or last_step.word is distinct from 'to-vote' then return null; end if;
  insert into decision (kind, outcome, carries, title, summary, body, base_version, reason, proposal_id, draft_id,
    confirms, rule, votes_for, votes_against, abstained, signed_off, sign_offs_needed, record, review_on, account_id,
    actor_name)
  select 'room', in_outcome, case in_outcome when 'accepted' then what.kind else 'nothing' end, what.title, put.summary,
    put.body, (select d.base_version from rulebook_draft d where d.draft_id = what.draft_id), in_reason, in_proposal,
    what.draft_id, what.confirms, what.rule, count(*) filter (where b.vote = 'for'),
    count(*) filter (where b.vote = 'against'), count(*) filter (where b.vote = 'abstain'),
    (select count(*) from sign_off s where s.proposal_id = in_proposal and s.text_no = in_text),
    (select count(*) from proposal_seat s where s.proposal_id = in_proposal and s.kind = 'patients'),
    in_record, what.review_on, scope_actor(), in_name
  from ballot b where b.proposal_id = in_proposal and b.text_no = in_text
  on conflict do nothing returning decision_id into made;
  return made;
end $$;
-- What cannot wait for the room: a steward decides, says why, and the room confirms it by a day. Everybody reads it.
create function decide_urgently(in_draft uuid, in_title text, in_summary text, in_body text, in_base integer,
                                in_reason text, in_confirm_by date, in_review_on date, in_name text) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare made integer;
begin
  if scope_capacity() is distinct from 'steward' then return null; end if;
  insert into decision (kind, outcome, carries, title, summary, body, base_version, reason, draft_id, confirm_by,
    review_on, account_id, actor_name)
  values ('urgent', 'accepted', 'rulebook', in_title, in_summary, in_body, in_base, in_reason, in_draft, in_confirm_by,
    in_review_on, scope_actor(), in_name) returning decision_id into made;
  return made;
end $$;
grant insert on decision to causeway_gate;
create policy gate_decides on decision for insert to causeway_gate with check (decided_at = now());
grant select (draft_id, base_version) on rulebook_draft to causeway_gate;
create policy gate_reads on rulebook_draft for select to causeway_gate using (true);

-- What each role writes in the room.
grant insert on seat, seat_holder, proposal, proposal_seat, proposal_text, proposal_step, proposal_evidence, position,
  ballot, sign_off to causeway_staff;
grant update (ended_at) on seat, seat_holder to causeway_staff;
grant update (vote, words, voted_at, account_id) on ballot to causeway_staff;
create policy stewards_set on seat for insert to causeway_staff
  with check (scope_capacity() = 'steward' and account_id = scope_actor() and set_at = now() and ended_at is null);
create policy stewards_end on seat for update to causeway_staff
  using (scope_capacity() = 'steward' and ended_at is null) with check (ended_at = now());
create policy stewards_appoint on seat_holder for insert to causeway_staff
  with check (scope_capacity() = 'steward' and account_id = scope_actor() and holder_id <> scope_actor()
    and appointed_at = now() and ended_at is null);
create policy stewards_end on seat_holder for update to causeway_staff
  using (scope_capacity() = 'steward' and ended_at is null) with check (ended_at = now());
create policy room_proposes on proposal for insert to causeway_staff
  with check (scope_capacity() in ('steward', 'representative') and account_id = scope_actor() and opened_at = now());
create policy room_proposes on proposal_seat for insert to causeway_staff
  with check (scope_capacity() in ('steward', 'representative'));
create policy room_proposes on proposal_text for insert to causeway_staff
  with check (scope_capacity() in ('steward', 'representative') and account_id = scope_actor() and at = now());
create policy room_steps on proposal_step for insert to causeway_staff
  with check (account_id = scope_actor() and at = now()
    and case word when 'returned' then seat_id = scope_seat()
                  when 'opened' then scope_capacity() in ('steward', 'representative')
                  else scope_capacity() = 'steward' end);
create policy room_attaches on proposal_evidence for insert to causeway_staff
  with check ((scope_capacity() in ('steward', 'representative') or scope_seat() is not null)
    and account_id = scope_actor() and attached_at = now());
create policy room_reads on position for select to causeway_staff
  using (opens_at <= now() or account_id = scope_actor());
create policy seats_speak on position for insert to causeway_staff
  with check (seat_id = scope_seat() and account_id = scope_actor() and said_at = now());
create policy seats_vote on ballot for insert to causeway_staff
  with check (seat_id = scope_seat() and account_id = scope_actor() and voted_at = now());
create policy seats_vote_anew on ballot for update to causeway_staff
  using (seat_id = scope_seat()) with check (account_id = scope_actor() and voted_at = now());
create policy patients_sign on sign_off for insert to causeway_staff
  with check (seat_id = scope_seat() and account_id = scope_actor() and signed_at = now());

-- The house itself founds the room and its seats, and publishes what was decided from the command line.
grant select on decision, seat, seat_holder to causeway_system;
grant insert on decision, seat, seat_holder to causeway_system;
create policy system_founds on decision for insert to causeway_system with check (kind in ('founding', 'earlier'));
create policy system_reads on decision for select to causeway_system using (true);
create policy system_founds on seat to causeway_system using (true) with check (true);
create policy system_founds on seat_holder to causeway_system using (true) with check (true);

-- Everybody reads what was decided, and what is under discussion by its name; never who sat there.
grant select (decision_id, kind, outcome, carries, title, summary, base_version, reason, proposal_id, confirms, confirm_by,
  rule, votes_for, votes_against, abstained, signed_off, sign_offs_needed, record, review_on, decided_at)
  on decision to causeway_public;
create policy everybody_reads on decision for select to causeway_public using (true);
grant select (proposal_id, kind, title, rule, review_on, positions_until, opened_at) on proposal to causeway_public;
create policy everybody_reads on proposal for select to causeway_public using (true);
grant select (seat_id, kind, number, ended_at) on seat to causeway_public;
create policy everybody_reads on seat for select to causeway_public using (true);
grant select (seat_id, ended_at) on seat_holder to causeway_public;
create policy everybody_reads on seat_holder for select to causeway_public using (true);

grant create on schema public to causeway_gate;
alter function scope_seat() owner to causeway_gate;
alter function find_seat_candidate(text) owner to causeway_gate;
alter function seats_that_spoke(uuid) owner to causeway_gate;
alter function open_positions(uuid) owner to causeway_gate;
alter function close_vote(uuid, integer, text, text, text, text) owner to causeway_gate;
alter function decide_urgently(uuid, text, text, text, integer, text, date, date, text) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function find_seat_candidate(text), seats_that_spoke(uuid), open_positions(uuid),
  close_vote(uuid, integer, text, text, text, text),
  decide_urgently(uuid, text, text, text, integer, text, date, date, text) from public;
grant execute on function find_seat_candidate(text), seats_that_spoke(uuid), open_positions(uuid),
  close_vote(uuid, integer, text, text, text, text),
  decide_urgently(uuid, text, text, text, integer, text, date, date, text) to causeway_staff;
