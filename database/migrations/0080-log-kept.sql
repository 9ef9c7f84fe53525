-- Room: audit. How long the access log is kept; what was let go is written down. Staff's own acts are sealed in a chain of
-- their own. What a server had in no block when its copy was put back on another is sealed before the new era begins.
alter table disclosure_block rename column disclosures to lines;
-- The last block of an era that ended with its server: the next one begins there.
alter table disclosure_block add column era_ended timestamptz;
-- Of a block with an index of its own: eras are few, and blocks many.
create index disclosure_block_of_era on disclosure_block (era_began);

create table act_block (like disclosure_block including all);
alter table act_block enable row level security;
alter table act_block force row level security;
grant select, insert on act_block to causeway_system;
create policy system_seals on act_block to causeway_system using (true) with check (sealed_at >= now());

-- Blocks of disclosures that were let go because they are older than the region keeps them. Their own lines in
-- disclosure_block stay, and so do their anchors.
create table log_deletion (
  deletion_no bigint primary key check (deletion_no > 0),
  at timestamptz not null default now(),
  -- The region's rule then: so many years. Three are the least (Regulation (EU) 2025/327, article 9).
  years integer not null check (years >= 3),
  block_from bigint not null,
  block_until bigint not null check (block_until >= block_from),
  disclosures bigint not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  -- When the last of these lines was gone: they go in small steps.
  emptied_at timestamptz,
  tx bigint not null default pg_current_xact_id()::text::bigint
);
alter table log_deletion enable row level security;
alter table log_deletion force row level security;
grant select on log_deletion to causeway_patient, causeway_system;
create policy everybody_reads on log_deletion for select to causeway_patient using (true);
create policy system_reads on log_deletion for select to causeway_system using (true);
grant select, insert, update (emptied_at) on log_deletion to causeway_gate;
create policy gate_lets_go on log_deletion to causeway_gate using (true) with check (is_this_transaction(tx) or emptied_at = now());
grant select on disclosure_block to causeway_gate;
create policy gate_reads on disclosure_block for select to causeway_gate using (true);
-- Whatever a function says, nothing younger goes.
grant delete on disclosure to causeway_gate;
create policy gate_deletes_old on disclosure for delete to causeway_gate using (at < now() - interval '3 years');

-- The acts of staff, each with its transaction. A row that is changed later has one for each change.
do $$
declare name text;
begin
  foreach name in array array['staff_act', 'patient_decision', 'patient_statement', 'second_person_rule', 'log_inquiry',
    'fruitless_search', 'break_glass', 'protection', 'guardianship'] loop
    execute format('alter table %I add column tx bigint not null default pg_current_xact_id()::text::bigint', name);
    execute format('create index %I on %I (tx)', name || '_of_tx', name);
    execute format('create policy in_its_transaction on %I as restrictive for insert with check (is_this_transaction(tx))', name);
  end loop;
  foreach name in array array['patient_decision', 'patient_statement', 'second_person_rule', 'log_inquiry',
    'fruitless_search'] loop
    execute format('grant select on %I to causeway_gate', name);
    execute format('create policy gate_seals on %I for select to causeway_gate using (true)', name);
  end loop;
end $$;
create index log_deletion_of_tx on log_deletion (tx);

alter table break_glass add column reviewed_tx bigint;
update break_glass set reviewed_tx = tx where reviewed_at is not null;
alter table break_glass add check ((reviewed_at is null) = (reviewed_tx is null));
create index break_glass_of_review on break_glass (reviewed_tx) where reviewed_tx is not null;
alter table protection add column second_tx bigint, add column ended_tx bigint;
update protection set second_tx = case when second_at is not null then tx end,
  ended_tx = case when ended_at is not null then tx end;
alter table protection add check ((second_at is null) = (second_tx is null)),
  add check ((ended_at is null) = (ended_tx is null));
create index protection_of_second on protection (second_tx) where second_tx is not null;
create index protection_of_end on protection (ended_tx) where ended_tx is not null;
alter table guardianship add column second_tx bigint, add column ended_tx bigint;
update guardianship set second_tx = case when second_at is not null then tx end,
  ended_tx = case when ended_at is not null then tx end;
alter table guardianship add check ((second_at is null) = (second_tx is null)),
  add check ((ended_at is null) = (ended_tx is null));
create index guardianship_of_second on guardianship (second_tx) where second_tx is not null;
create index guardianship_of_end on guardianship (ended_tx) where ended_tx is not null;

create function this_transaction() returns bigint language sql stable as $$
  select pg_current_xact_id()::text::bigint
$$;
create function hash_of_words(in_words jsonb) returns bytea language sql immutable as $$
  select sha256(convert_to(in_words::text, 'UTF8'))
$$;
create function instant_word(in_at timestamptz) returns text language sql immutable as $$
  select extract(epoch from in_at)::text
$$;

create or replace function agree_guardianship(in_person uuid, in_act uuid, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare changed integer;
begin
  if not is_known_here(in_person) then return false; end if;
  update guardianship set second_at = now(), second_by = scope_actor(), second_name = in_name, second_tx = this_transaction()
  where person_id = in_person and act_id = in_act and needs_second and second_at is null and ended_at is null
    and not is_same_human(made_by, scope_actor()) and not is_same_human(account_id, scope_actor());
  get diagnostics changed = row_count;
  if changed = 0 then return false; end if;
  perform give_guardians_grant(in_person, in_act);
  return true;
end $$;

create or replace function end_guardianship(in_person uuid, in_act uuid, in_because text, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare was record;
begin
  if not is_known_here(in_person) or coalesce(in_because, '') !~ '\S' then return false; end if;
  update guardianship g set ended_at = now(), ended_name = in_name, ended_because = left(in_because, 500),
    ended_tx = this_transaction()
  where g.person_id = in_person and g.act_id = in_act and g.ended_at is null returning g.* into was;
  if not found then return false; end if;
  update access_grant set ended_at = now(), ended_because = left(in_because, 500)
  where grant_id = was.grant_id and ended_at is null;
  return true;
end $$;

create or replace function agree_protection(in_person uuid, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not knows_here(in_person) then return false; end if;
  update protection set second_at = now(), second_by = scope_actor(), second_name = in_name, second_tx = this_transaction()
  where person_id = in_person and ended_at is null and second_at is null and second_until > now()
    and not is_same_human(made_by, scope_actor());
  return found;
end $$;

create or replace function end_protection(in_person uuid, in_because text, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not knows_here(in_person) or coalesce(in_because, '') !~ '\S' then return false; end if;
  update protection set ended_at = now(), ended_by = scope_actor(), ended_name = in_name,
    ended_because = left(in_because, 500), ended_tx = this_transaction()
  where person_id = in_person and ended_at is null;
  return found;
end $$;

create or replace function protect_person(in_person uuid, in_reason text, in_safe uuid[], in_name text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare hours integer; began timestamptz; made integer;
begin
  if not knows_here(in_person) or coalesce(in_reason, '') !~ '\S' then return 'refused'; end if;
  select p.protection_hours into hours from rule_pack p order by p.version desc limit 1;
  hours := coalesce(hours, 72);
  update protection set ended_at = now(), ended_because = 'nobody agreed in time', ended_tx = this_transaction()
  where person_id = in_person and ended_at is null and second_at is null and second_until <= now();
  select coalesce(min(t.made_at), now()) into began from protection t
  where t.person_id = in_person and t.second_at is null and t.made_at > now() - interval '90 days'
    and is_same_human(t.made_by, scope_actor());
  if began + make_interval(hours => hours) <= now() then
    return case when exists (select from protection t where t.person_id = in_person and t.ended_at is null)
      then 'had' else 'needs-another' end;
  end if;
  insert into protection (person_id, institution_id, reason, safe_accounts, made_by, made_name, second_until)
  values (in_person, scope_institution(), left(in_reason, 2000), in_safe, scope_actor(), in_name,
          began + make_interval(hours => hours))
  on conflict do nothing;
  get diagnostics made = row_count;
  return case when made = 1 then 'protected' else 'had' end;
end $$;

create or replace function review_break_glass(in_use uuid, in_outcome text, in_words text, in_name text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if scope_capacity() is distinct from 'privacy-officer' or in_outcome not in ('right', 'ask', 'wrong') then return false; end if;
  update break_glass set reviewed_at = now(), reviewed_by = scope_actor(), reviewed_name = in_name, outcome = in_outcome,
    review_words = nullif(left(btrim(in_words), 2000), ''), reviewed_tx = this_transaction()
  where use_id = in_use and reviewed_at is null and account_id <> scope_actor()
    and (scope_institution() is null or institution_id = scope_institution());
  return found;
end $$;

-- What staff did in transactions from one to another: which act, and the hash of its words. The words themselves are read by
-- nobody here. A hash is of what stands in the table now, so that a change of any word shows.
create function acts_written(in_from bigint, in_until bigint)
returns table (tx bigint, at timestamptz, act text, hash bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.tx, a.at, 'staff-act ' || a.act_id, hash_of_words(jsonb_build_array(instant_word(a.at), a.act, a.account_id,
    a.account_name, a.role, a.institution_id, a.because, a.actor_id, a.actor_name, a.actor_role))
  from staff_act a where a.tx >= in_from and a.tx < in_until
  union all
  select d.tx, d.decided_at, 'case ' || d.case_id || ' ' || d.turn, hash_of_words(jsonb_build_array(
    instant_word(d.decided_at), d.institution_id, d.word, d.candidate_link, instant_word(d.received_from), d.follows,
    d.reason, d.account_id, d.actor_name, d.role))
  from patient_decision d where d.tx >= in_from and d.tx < in_until
  union all
  -- What becomes of a statement is written into it later, by the system; what was said is sealed.
  select s.tx, s.stated_at, 'statement ' || s.statement_id, hash_of_words(jsonb_build_array(instant_word(s.stated_at),
    s.institution_id, s.kind, s.from_keys, s.into_institution_id, s.into_keys, s.moved, s.account_id, s.actor_name, s.role,
    s.reason))
  from patient_statement s where s.tx >= in_from and s.tx < in_until and s.account_id is not null
  union all
  select r.tx, r.set_at, 'second-person-rule ' || r.rule_no, hash_of_words(jsonb_build_array(instant_word(r.set_at),
    r.institution_id, r.is_needed, r.account_id, r.actor_name))
  from second_person_rule r where r.tx >= in_from and r.tx < in_until
  union all
  select i.tx, i.at, 'inquiry ' || i.inquiry_id, hash_of_words(jsonb_build_array(instant_word(i.at), i.account_id,
    i.actor_name, i.role, i.institution_id, i.about_account, instant_word(i.from_at), instant_word(i.until_at), i.reason))
  from log_inquiry i where i.tx >= in_from and i.tx < in_until
  union all
  select f.tx, f.at, 'fruitless-search ' || f.search_id, hash_of_words(jsonb_build_array(instant_word(f.at), f.account_id,
    f.actor_name, f.role, f.institution_id, f.page, f.request_id))
  from fruitless_search f where f.tx >= in_from and f.tx < in_until
  union all
  select b.tx, b.opened_at, 'glass ' || b.use_id, hash_of_words(jsonb_build_array(instant_word(b.opened_at), b.person_id,
    b.institution_id, b.account_id, b.actor_name, b.ground, b.words, instant_word(b.until)))
  from break_glass b where b.tx >= in_from and b.tx < in_until
  union all
  select b.reviewed_tx, b.reviewed_at, 'glass-reviewed ' || b.use_id, hash_of_words(jsonb_build_array(
    instant_word(b.reviewed_at), b.reviewed_by, b.reviewed_name, b.outcome, b.review_words))
  from break_glass b where b.reviewed_tx >= in_from and b.reviewed_tx < in_until
  union all
  select p.tx, p.made_at, 'protection ' || p.protection_id, hash_of_words(jsonb_build_array(instant_word(p.made_at),
    p.person_id, p.institution_id, p.reason, p.safe_accounts, p.made_by, p.made_name, instant_word(p.second_until)))
  from protection p where p.tx >= in_from and p.tx < in_until
  union all
  select p.second_tx, p.second_at, 'protection-agreed ' || p.protection_id, hash_of_words(jsonb_build_array(
    instant_word(p.second_at), p.second_by, p.second_name))
  from protection p where p.second_tx >= in_from and p.second_tx < in_until
  union all
  select p.ended_tx, p.ended_at, 'protection-ended ' || p.protection_id, hash_of_words(jsonb_build_array(
    instant_word(p.ended_at), p.ended_by, p.ended_name, p.ended_because))
  from protection p where p.ended_tx >= in_from and p.ended_tx < in_until
  union all
  select g.tx, g.made_at, 'guardianship ' || g.act_id, hash_of_words(jsonb_build_array(instant_word(g.made_at), g.person_id,
    g.kind, g.ground, g.account_id, g.holder_name, g.categories, g.document, g.reason, instant_word(g.valid_until),
    g.institution_id, g.made_by, g.made_name, g.needs_second))
  from guardianship g where g.tx >= in_from and g.tx < in_until
  union all
  select g.second_tx, g.second_at, 'guardianship-agreed ' || g.act_id, hash_of_words(jsonb_build_array(
    instant_word(g.second_at), g.second_by, g.second_name))
  from guardianship g where g.second_tx >= in_from and g.second_tx < in_until
  union all
  select g.ended_tx, g.ended_at, 'guardianship-ended ' || g.act_id, hash_of_words(jsonb_build_array(
    instant_word(g.ended_at), g.ended_name, g.ended_because))
  from guardianship g where g.ended_tx >= in_from and g.ended_tx < in_until
  union all
  select l.tx, l.at, 'log-deletion ' || l.deletion_no, hash_of_words(jsonb_build_array(instant_word(l.at), l.years,
    l.block_from, l.block_until, l.disclosures, instant_word(l.from_at), instant_word(l.until_at)))
  from log_deletion l where l.tx >= in_from and l.tx < in_until
$$;

-- Writes down that the oldest blocks, sealed more than so many years ago, are let go; answers how many blocks. At most so
-- many at once, without a gap, and never one that is younger than three years.
create function let_go_of_old_blocks(in_years integer, in_most integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare last_gone bigint; gone record;
begin
  if in_years is null or in_years < 3 then
    raise exception 'the access log is kept for three years at least' using errcode = 'check_violation';
  end if;
  select coalesce(max(block_until), 0) into last_gone from log_deletion;
  with next as (
    select * from disclosure_block where block_no > last_gone order by block_no limit in_most
  ), old as (
    select * from next where block_no < coalesce(
      (select min(n.block_no) from next n where n.sealed_at >= now() - make_interval(years => in_years)), 9223372036854775807)
  )
  select count(*)::int as blocks, min(o.block_no) as block_from, max(o.block_no) as block_until, sum(o.lines) as lines,
         coalesce(min(d.from_at), min(o.sealed_at)) as from_at, coalesce(max(d.until_at), max(o.sealed_at)) as until_at into gone
  from old o left join lateral (
    select min(d.at) as from_at, max(d.at) as until_at from disclosure d
    where d.tx >= o.tx_from and d.tx < o.tx_until and d.at >= o.era_began and d.at <= o.sealed_at) d on true;
  if gone.blocks = 0 then return 0; end if;
  insert into log_deletion (deletion_no, years, block_from, block_until, disclosures, from_at, until_at)
  select coalesce(max(deletion_no), 0) + 1, in_years, gone.block_from, gone.block_until, gone.lines, gone.from_at,
         gone.until_at from log_deletion;
  return gone.blocks;
end $$;

-- Takes away lines of blocks that were let go; answers how many, at most so many.
create function delete_lines_let_go(in_most integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare one record; deleted integer;
begin
  select * into one from log_deletion where emptied_at is null order by deletion_no limit 1;
  if not found then return 0; end if;
  delete from disclosure where (person_id, at, disclosure_id) in (
    select d.person_id, d.at, d.disclosure_id
    from disclosure_block b join disclosure d on d.tx >= b.tx_from and d.tx < b.tx_until
      and d.at >= b.era_began and d.at <= b.sealed_at
    where b.block_no between one.block_from and one.block_until
      and d.at < coalesce((select min(e.era_began) from disclosure_block e where e.era_began > b.era_began), 'infinity')
    limit in_most);
  get diagnostics deleted = row_count;
  if deleted = 0 then
    update log_deletion set emptied_at = now() where deletion_no = one.deletion_no;
  end if;
  return deleted;
end $$;

grant create on schema public to causeway_gate;
alter function acts_written(bigint, bigint) owner to causeway_gate;
alter function let_go_of_old_blocks(integer, integer) owner to causeway_gate;
alter function delete_lines_let_go(integer) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function acts_written(bigint, bigint), let_go_of_old_blocks(integer, integer),
  delete_lines_let_go(integer) from public;
grant execute on function acts_written(bigint, bigint), let_go_of_old_blocks(integer, integer),
  delete_lines_let_go(integer) to causeway_system;
