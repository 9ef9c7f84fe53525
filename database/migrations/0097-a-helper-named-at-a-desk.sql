-- Somebody without a sign-in names a helper at a desk (decision 0055). A clerk writes the offer down; only what was chosen,
-- never everything; a year at most; the clerk says how the person was recognised. The person reads at which institution.
alter table grant_offer
  add column institution_id text references institution (institution_id),
  add column identity_seen text,
  add constraint at_a_desk check ((institution_id is null) = (identity_seen is null)),
  add constraint seen_at_the_desk check (identity_seen is null or (identity_seen ~ '\S' and length(identity_seen) <= 500)),
  add constraint not_everything_at_a_desk check (institution_id is null or categories is not null),
  add constraint a_year_at_a_desk check (institution_id is null or valid_until <= made_at + interval '370 days');
alter table grant_offer add constraint ends_when_made_at_a_desk check (institution_id is null or valid_until is not null);
grant select (institution_id) on grant_offer to causeway_patient;
grant insert on grant_offer to causeway_gate;
create policy gate_offers on grant_offer for insert to causeway_gate
  with check (institution_id = scope_institution() and account_id = scope_actor() and made_at = now() and closed_at is null);

-- Why a person cannot name a helper at a desk; null where they can. A guardian's sight ends at the age from which a person
-- decides alone (rule pack); for whom somebody decides since capacity was lost, that somebody does it with their own sign-in.
create function why_no_offer_for(in_person uuid) returns text
language plpgsql stable set search_path = public, pg_temp as $$
#variable_conflict use_column
declare pack record; who record;
begin
  select * into pack from live_pack();
  select p.birth_date, p.deceased_at into who from person p where p.person_id = in_person;
  if who.deceased_at is not null then return 'not-theirs'; end if;
  if age_on(who.birth_date, pack.today) is null
    or cardinality(kinds_today('guardian', true, null, who.birth_date, pack.version, pack.today)) is distinct from 0
    then return 'too-young'; end if;
  if exists (select from guardianship g where g.person_id = in_person and g.kind = 'guardian'
    and g.ground in ('lost-capacity', 'court-appointed') and g.ended_at is null
    and (g.valid_until is null or g.valid_until > now())) then return 'represented'; end if;
  return null;
end $$;

-- Answers 'made', 'made-before' for an offer that is there already, or why not.
create function offer_help_for(in_person uuid, in_offer uuid, in_helper text, in_tasks text[], in_categories text[],
  in_until timestamptz, in_identity text, in_actor_name text, in_hash text, in_code_until timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare why text;
begin
  if scope_capacity() is distinct from 'clerk' or not may_restrict_for(in_person) then return 'not-theirs'; end if;
  why := why_no_offer_for(in_person);
  if why is not null then return why; end if;
  perform pg_advisory_xact_lock(hashtextextended('offer_help_for ' || in_person, 0));
  if exists (select from grant_offer o where o.person_id = in_person and o.offer_id = in_offer) then return 'made-before'; end if;
  if (select count(*) from grant_offer o where o.person_id = in_person and o.closed_at is null
      and o.code_until > now()) >= 20 then return 'too-many'; end if;
  insert into grant_offer (person_id, offer_id, helper_name, tasks, categories, valid_from, valid_until, account_id,
                           actor_name, code_hash, code_until, institution_id, identity_seen)
  values (in_person, in_offer, in_helper, in_tasks, in_categories, now(), in_until, scope_actor(), in_actor_name,
          in_hash, in_code_until, scope_institution(), left(in_identity, 500));
  return 'made';
end $$;

-- Who wrote an offer down at a desk does not become its helper.
create or replace function answer_offer(in_hash text, in_word text, in_relation text, in_request text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare taken record;
begin
  if scope_actor() is null or in_word not in ('accepted', 'declined') then return null; end if;
  if exists (select from access_grant g join grant_offer o on o.person_id = g.person_id
             where o.code_hash = in_hash and g.account_id = scope_actor() and g.capacity = 'self'
               and g.ended_at is null) then return null; end if;
  update grant_offer set closed_at = now(), outcome = in_word
  where code_hash = in_hash and code_until > now() and closed_at is null
    and (valid_until is null or valid_until > now())
    and (institution_id is null or not is_same_human(account_id, scope_actor()))
  returning * into taken;
  if not found then return null; end if;
  if in_word = 'accepted' then
    insert into access_grant (grant_id, account_id, person_id, capacity, categories, ground, valid_from, valid_until,
                              tasks, relation, offer_id)
    values (gen_random_uuid(), scope_actor(), taken.person_id, 'delegate', taken.categories, 'invited by the person',
            greatest(taken.valid_from, now()), taken.valid_until, taken.tasks, in_relation, taken.offer_id);
  end if;
  insert into disclosure (person_id, account_id, actor_name, capacity, page, request_id)
  select taken.person_id, a.id, a.name, 'delegate', 'offer-' || in_word, in_request
  from portal_account a where a.id = scope_actor();
  return taken.person_id;
end $$;

grant create on schema public to causeway_gate;
alter function why_no_offer_for(uuid) owner to causeway_gate;
alter function offer_help_for(uuid, uuid, text, text[], text[], timestamptz, text, text, text, timestamptz)
  owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function why_no_offer_for(uuid),
  offer_help_for(uuid, uuid, text, text[], text[], timestamptz, text, text, text, timestamptz) from public;
grant execute on function offer_help_for(uuid, uuid, text, text[], text[], timestamptz, text, text, text, timestamptz)
  to causeway_staff;
