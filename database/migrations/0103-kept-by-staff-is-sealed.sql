-- Rooms: access, audit. What staff keep for a patient beside them is among the acts that are sealed: that it was begun, agreed to
-- by a second, and ended, by whomever. What people keep themselves is not: it leaves no trace.
alter table restriction add column tx bigint not null default pg_current_xact_id()::text::bigint,
  add column agreed_tx bigint, add column ended_tx bigint;
update restriction set agreed_tx = case when agreed_at is not null then tx end,
  ended_tx = case when ended_at is not null then tx end;
alter table restriction add check ((agreed_at is null) = (agreed_tx is null)),
  add check ((ended_at is null) = (ended_tx is null));
create index restriction_of_tx on restriction (tx) where made_as <> 'self';
create index restriction_of_agreement on restriction (agreed_tx) where agreed_tx is not null and made_as <> 'self';
create index restriction_of_end on restriction (ended_tx) where ended_tx is not null and made_as <> 'self';
create policy in_its_transaction on restriction as restrictive for insert with check (is_this_transaction(tx));
grant update (ended_tx) on restriction to causeway_patient;
alter policy lift_own on restriction
  with check (person_id = scope_person() and scope_capacity() = 'self' and scope_is_proved()
    and ended_at = now() and ended_by = scope_actor() and is_this_transaction(ended_tx));

create or replace function agree_restrictions_for(in_person uuid, in_identity text, in_name text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if not may_restrict_for(in_person) or coalesce(in_identity, '') !~ '\S' then return false; end if;
  update restriction set opens_in_emergency = false, agreed_at = now(), agreed_by = scope_actor(), agreed_name = in_name,
    agreed_tx = this_transaction()
  where person_id = in_person and ended_at is null and made_as <> 'self' and wants_closed and opens_in_emergency
    and institution_id = scope_institution() and not is_same_human(made_by, scope_actor());
  return true;
end $$;

create or replace function end_restrictions_for(in_person uuid, in_reason text, in_identity text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if not may_restrict_for(in_person) or coalesce(in_reason, '') !~ '\S' or coalesce(in_identity, '') !~ '\S' then
    return false;
  end if;
  update restriction set ended_at = now(), ended_by = scope_actor(), ended_tx = this_transaction(),
    ended_because = left(in_reason || ' · ' || in_identity, 500)
  where person_id = in_person and ended_at is null and made_as <> 'self' and institution_id = scope_institution()
    and against_institution is distinct from scope_institution()
    and (against_account is null or not is_same_human(against_account, scope_actor()));
  return true;
end $$;

create or replace function acts_written(in_from bigint, in_until bigint) RETURNS TABLE(tx bigint, at timestamp with time zone, act text, hash bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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
  union all
  -- Of what is kept from somebody only what staff did; whether it opens in an emergency follows from the agreement.
  select r.tx, r.made_at, 'restriction ' || r.restriction_id, hash_of_words(jsonb_build_array(instant_word(r.made_at),
    r.person_id, r.against, r.against_account, r.against_email, r.against_institution, r.what, r.category, r.from_institution,
    r.item_id, r.made_by, r.made_name, r.made_as, r.reason, r.identity_seen, r.institution_id, r.wants_closed))
  from restriction r where r.tx >= in_from and r.tx < in_until and r.made_as <> 'self'
  union all
  select r.agreed_tx, r.agreed_at, 'restriction-agreed ' || r.restriction_id, hash_of_words(jsonb_build_array(
    instant_word(r.agreed_at), r.agreed_by, r.agreed_name, r.opens_in_emergency))
  from restriction r where r.agreed_tx >= in_from and r.agreed_tx < in_until and r.made_as <> 'self'
  union all
  select r.ended_tx, r.ended_at, 'restriction-ended ' || r.restriction_id, hash_of_words(jsonb_build_array(
    instant_word(r.ended_at), r.ended_by, r.ended_because))
  from restriction r where r.ended_tx >= in_from and r.ended_tx < in_until and r.made_as <> 'self'
$$;
