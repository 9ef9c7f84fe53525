-- Room: governance. What the pages hold to, the database holds to as well: first positions stay closed when a silent seat
-- is vacated, a vote is open between its call and its decision, and its outcome is what was counted.

-- Every seat of the proposal has spoken; who lost theirs meanwhile has not. The last day opens the positions in any case.
create or replace function open_positions(in_proposal uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from proposal_seat s where s.proposal_id = in_proposal and s.kind <> 'leadership' and not exists (
               select from position p where p.proposal_id = s.proposal_id and p.seat_id = s.seat_id))
    or not exists (select from position p where p.proposal_id = in_proposal) then return false; end if;
  update position set opens_at = now() where proposal_id = in_proposal and opens_at > now();
  update proposal set positions_until = now() where proposal_id = in_proposal and positions_until > now();
  return true;
end $$;

-- The text is before the room for a vote, and nobody has decided. A ballot comes until the last day; a word of the patients
-- may come later, because nothing is decided without it.
create function is_voted_on(in_proposal uuid, in_text integer, may_be_late boolean) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare last_step proposal_step;
begin
  select * into last_step from proposal_step s where s.proposal_id = in_proposal order by s.step_no desc limit 1;
  return coalesce(last_step.word = 'to-vote' and last_step.text_no = in_text, false)
    and (may_be_late or last_step.until is null or last_step.until >= now())
    and not exists (select from decision d where d.proposal_id = in_proposal);
end $$;

alter policy seats_speak on position
  with check (seat_id = scope_seat() and account_id = scope_actor() and said_at = now()
    and not is_voted_on(proposal_id, text_no, true));
alter policy seats_vote on ballot
  with check (seat_id = scope_seat() and account_id = scope_actor() and voted_at = now()
    and is_voted_on(proposal_id, text_no, false));
alter policy seats_vote_anew on ballot
  using (seat_id = scope_seat() and is_voted_on(proposal_id, text_no, false))
  with check (account_id = scope_actor() and voted_at = now());
alter policy patients_sign on sign_off
  with check (seat_id = scope_seat() and account_id = scope_actor() and signed_at = now()
    and is_voted_on(proposal_id, text_no, true));

create or replace function close_vote(in_proposal uuid, in_text integer, in_outcome text, in_reason text, in_record text,
                                      in_name text) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare what proposal; put proposal_text; last_step proposal_step; made integer; carried boolean;
        in_favour integer; opposed integer; abstaining integer; missing integer;
begin
  if scope_capacity() is distinct from 'steward' then return null; end if;
  select * into what from proposal p where p.proposal_id = in_proposal for update;
  select * into put from proposal_text t where t.proposal_id = in_proposal order by t.text_no desc limit 1;
  select * into last_step from proposal_step s where s.proposal_id = in_proposal order by s.step_no desc limit 1;
  if put.text_no is distinct from in_text or last_step.word is distinct from 'to-vote' then return null; end if;
  select count(*) filter (where b.vote = 'for'), count(*) filter (where b.vote = 'against'),
         count(*) filter (where b.vote = 'abstain') into in_favour, opposed, abstaining
  from ballot b where b.proposal_id = in_proposal and b.text_no = in_text;
  select count(*) into missing from proposal_seat s where s.proposal_id = in_proposal and s.kind <> 'leadership'
    and not exists (select from ballot b where b.proposal_id = in_proposal and b.text_no = in_text
                      and b.seat_id = s.seat_id);
  if missing > 0 and (last_step.until is null or last_step.until >= now()) then return null; end if;
  carried := in_favour > 0 and case what.rule when 'consensus' then opposed = 0
    when 'two-thirds' then in_favour >= 2 * opposed else in_favour > opposed end;
  if in_outcome is distinct from (case when carried then 'accepted' else 'refused' end) then return null; end if;
  insert into decision (kind, outcome, carries, title, summary, body, base_version, reason, proposal_id, draft_id,
    confirms, rule, votes_for, votes_against, abstained, signed_off, sign_offs_needed, record, review_on, account_id,
    actor_name)
  values ('room', in_outcome, case in_outcome when 'accepted' then what.kind else 'nothing' end, what.title, put.summary,
    put.body, (select d.base_version from rulebook_draft d where d.draft_id = what.draft_id), in_reason, in_proposal,
    what.draft_id, what.confirms, what.rule, in_favour, opposed, abstaining,
    (select count(*) from sign_off s where s.proposal_id = in_proposal and s.text_no = in_text),
    (select count(*) from proposal_seat s where s.proposal_id = in_proposal and s.kind = 'patients'),
    in_record, what.review_on, scope_actor(), in_name)
  on conflict do nothing returning decision_id into made;
  return made;
end $$;

grant create on schema public to causeway_gate;
alter function is_voted_on(uuid, integer, boolean) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function is_voted_on(uuid, integer, boolean) from public;
grant execute on function is_voted_on(uuid, integer, boolean) to causeway_staff;
