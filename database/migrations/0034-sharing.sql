-- Room: sharing. What a person shows to somebody who has no account: by a SMART Health Link, or by a code for one visit. The
-- content stands here sealed; what opens it is in the link, or follows from the code, and nowhere else. Local to the
-- coordinator like offers: a share is found by its link or code before anybody's record is touched.
create table share (
  person_id uuid not null,
  share_id uuid not null,
  kind text not null check (kind in ('link', 'code')),
  label text not null check (length(label) between 1 and 80),
  -- Null: the summary.
  categories text[] check (cardinality(categories) > 0),
  account_id uuid not null,
  actor_name text not null,
  capacity text not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null check (expires_at > made_at and expires_at <= made_at + interval '90 days'),
  most_views integer not null check (most_views between 1 and 50),
  views integer not null default 0,
  -- What is in it: when one of these is not the reader's to see any more, nobody sees any of it.
  item_ids uuid[] not null,
  -- A fast hash of 256 bits of chance; null where there is no link.
  link_hash text unique,
  -- A slow hash: a code has 50 bits.
  code_hash text not null unique,
  -- The key of the content, sealed with a key that follows from the code.
  sealed_key text,
  passcode_salt text,
  passcode_hash text,
  wrong_tries integer not null default 0,
  -- Both sealed (JWE), and gone when the share has ended.
  file text,
  page text,
  ended_at timestamptz,
  ended_because text check (ended_because in ('ended', 'expired', 'wrong-passcodes', 'changed')),
  primary key (person_id, share_id),
  check ((ended_at is null) = (ended_because is null)),
  check ((kind = 'link') = (link_hash is not null)),
  check (kind = 'link' or (most_views = 1 and expires_at <= made_at + interval '24 hours')),
  check ((passcode_salt is null) = (passcode_hash is null))
);
create index share_open on share (expires_at) where ended_at is null;

-- Each time that somebody was shown it, with the name and the place that they gave, which nobody has checked.
create table share_view (
  person_id uuid not null,
  share_id uuid not null,
  view_id uuid not null default gen_random_uuid(),
  maker_id uuid not null,
  at timestamptz not null default now(),
  door text not null check (door in ('link', 'code')),
  recipient text not null check (length(recipient) between 1 and 100),
  place text check (length(place) between 1 and 100),
  -- Whoever holds the ticket reads on, or fetches the file, until then.
  ticket_hash text not null unique,
  ticket_until timestamptz not null,
  note text check (length(note) between 1 and 2000),
  noted_at timestamptz,
  primary key (person_id, share_id, view_id),
  check ((note is null) = (noted_at is null))
);

alter table share enable row level security;
alter table share force row level security;
alter table share_view enable row level security;
alter table share_view force row level security;

-- The person, of all that is shared of the record; a helper or guardian of the own. A link is made by the person or a guardian
-- who has just proved who they are; a helper makes codes. What opens it nobody reads here.
grant select (person_id, share_id, kind, label, categories, account_id, actor_name, capacity, made_at, expires_at,
              most_views, views, item_ids, wrong_tries, ended_at, ended_because) on share to causeway_patient;
grant insert (person_id, share_id, kind, label, categories, account_id, actor_name, capacity, expires_at, most_views,
              item_ids, link_hash, code_hash, sealed_key, passcode_salt, passcode_hash, file, page)
  on share to causeway_patient;
grant update (ended_at, ended_because, file, page, sealed_key) on share to causeway_patient;
create policy own_shares on share for select to causeway_patient
  using (person_id = scope_person() and (scope_capacity() = 'self' or account_id = scope_actor()));
create policy share_own on share for insert to causeway_patient
  with check (person_id = scope_person() and account_id = scope_actor() and capacity = scope_capacity()
    and made_at = now() and ended_at is null
    and (kind = 'code' or (scope_capacity() in ('self', 'guardian') and scope_is_proved())));
create policy end_own on share for update to causeway_patient
  using (person_id = scope_person() and (scope_capacity() = 'self' or account_id = scope_actor()) and ended_at is null)
  with check (person_id = scope_person() and ended_at = now() and ended_because in ('ended', 'changed'));
grant select (person_id, share_id, view_id, maker_id, at, door, recipient, place, note, noted_at)
  on share_view to causeway_patient;
create policy own_views on share_view for select to causeway_patient
  using (person_id = scope_person() and (scope_capacity() = 'self' or maker_id = scope_actor()));

-- The house empties what has ended.
grant select (person_id, share_id, expires_at, ended_at), update (ended_at, ended_because, file, page, sealed_key)
  on share to causeway_system;
create policy system_ends on share to causeway_system using (true) with check (true);

-- What somebody said of where they work, who has no account; nobody has checked it.
alter table disclosure add column actor_place text check (length(actor_place) between 1 and 100);

grant select, update on share to causeway_gate;
grant select, insert, update on share_view to causeway_gate;
grant select (release_at, standing, shows_delegates) on item to causeway_gate;
create policy gate_opens on share to causeway_gate using (true) with check (true);
create policy gate_opens on share_view to causeway_gate using (true) with check (true);
create policy gate_tells_of_views on disclosure for insert to causeway_gate
  with check (account_id is null and capacity = 'recipient' and at = now());

-- Whether all of it may still be seen by whoever made it: the grant lives and takes these kinds, the links lead to the
-- person, and everything is open.
create function share_is_sound(in_person uuid, in_account uuid, in_capacity text, in_items uuid[]) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare maker record;
begin
  select r.capacity, r.categories into maker from resolve_subjects(in_account) r where r.person_id = in_person;
  if not found then return false; end if;
  return not exists (
    select from unnest(in_items) as shared(id)
    left join item i on i.person_id = in_person and i.item_id = shared.id
    left join patient_link l on l.link_id = i.link_id
    where i.item_id is null or i.release_at > now() or i.standing not in ('current', 'replaced')
      or l.person_id is distinct from in_person or l.parted_at is not null
      or (maker.categories is not null and i.category <> all (maker.categories))
      or (in_capacity <> 'self' and not i.shows_delegates));
end $$;

-- What a recipient must be asked for: nothing is said of codes and links that open nothing.
create function share_salt(in_door text, in_hash text) returns table (passcode_salt text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select s.passcode_salt from share s
  where (case in_door when 'link' then s.link_hash = in_hash when 'code' then s.code_hash = in_hash end)
    and s.ended_at is null and s.expires_at > now() and s.views < s.most_views;
end $$;

-- Shows it to somebody, once: counts the view, or the wrong passcode, over the life of the share (SMART Health Links 1.0.0,
-- 5 of them), one after another. No passcode at all is no try. Answers no row where nothing can be opened.
create function view_share(in_door text, in_hash text, in_passcode_hash text, in_recipient text, in_place text,
                           in_ticket_hash text, in_request text)
returns table (state text, tries_left integer, file text, page text, sealed_key text, ticket_until timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_share record; until_then timestamptz;
begin
  select s.* into found_share from share s
  where (case in_door when 'link' then s.link_hash = in_hash when 'code' then s.code_hash = in_hash end)
  for update;
  if not found or found_share.ended_at is not null or found_share.expires_at <= now()
    or found_share.views >= found_share.most_views then return; end if;
  if not share_is_sound(found_share.person_id, found_share.account_id, found_share.capacity, found_share.item_ids) then
    update share s set ended_at = now(), ended_because = 'changed', file = null, page = null, sealed_key = null
    where s.person_id = found_share.person_id and s.share_id = found_share.share_id;
    return;
  end if;
  if found_share.passcode_hash is not null and found_share.passcode_hash is distinct from in_passcode_hash then
    if in_passcode_hash is not null then
      update share s set wrong_tries = s.wrong_tries + 1,
        ended_at = case when s.wrong_tries >= 4 then now() end,
        ended_because = case when s.wrong_tries >= 4 then 'wrong-passcodes' end,
        file = case when s.wrong_tries < 4 then s.file end,
        page = case when s.wrong_tries < 4 then s.page end,
        sealed_key = case when s.wrong_tries < 4 then s.sealed_key end
      where s.person_id = found_share.person_id and s.share_id = found_share.share_id;
    end if;
    return query select 'passcode'::text,
      5 - found_share.wrong_tries - case when in_passcode_hash is null then 0 else 1 end,
      null::text, null::text, null::text, null::timestamptz;
    return;
  end if;
  until_then := least(found_share.expires_at,
    case when found_share.kind = 'code' then found_share.expires_at else now() + interval '1 hour' end);
  update share s set views = s.views + 1
  where s.person_id = found_share.person_id and s.share_id = found_share.share_id;
  insert into share_view (person_id, share_id, maker_id, door, recipient, place, ticket_hash, ticket_until)
  values (found_share.person_id, found_share.share_id, found_share.account_id, in_door, in_recipient, in_place,
          in_ticket_hash, until_then);
  insert into disclosure (person_id, actor_name, actor_place, capacity, page, request_id)
  values (found_share.person_id, in_recipient, in_place, 'recipient', 'shared-' || found_share.kind, in_request);
  return query select 'open'::text, null::integer, found_share.file, found_share.page, found_share.sealed_key, until_then;
end $$;

-- Who was shown it reads on with the ticket: the same content, until the share ends or the time is over.
create function read_shared(in_ticket_hash text)
returns table (file text, page text, kind text, until timestamptz, note text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select s.file, s.page, s.kind, v.ticket_until, v.note
  from share_view v join share s on s.person_id = v.person_id and s.share_id = v.share_id
  where v.ticket_hash = in_ticket_hash and v.ticket_until > now() and s.ended_at is null and s.expires_at > now()
    and share_is_sound(s.person_id, s.account_id, s.capacity, s.item_ids);
end $$;

-- One note back from each who was shown it; and the reader's own goodbye, after which the ticket opens nothing.
create function note_on_share(in_ticket_hash text, in_note text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update share_view v set note = in_note, noted_at = now()
  from share s
  where v.ticket_hash = in_ticket_hash and v.ticket_until > now() and v.note is null
    and s.person_id = v.person_id and s.share_id = v.share_id and s.ended_at is null and s.expires_at > now();
  return found;
end $$;
create function close_shared(in_ticket_hash text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update share_view set ticket_until = now() where ticket_hash = in_ticket_hash and ticket_until > now();
end $$;

grant create on schema public to causeway_gate;
alter function share_is_sound(uuid, uuid, text, uuid[]) owner to causeway_gate;
alter function share_salt(text, text) owner to causeway_gate;
alter function view_share(text, text, text, text, text, text, text) owner to causeway_gate;
alter function read_shared(text) owner to causeway_gate;
alter function note_on_share(text, text) owner to causeway_gate;
alter function close_shared(text) owner to causeway_gate;
revoke create on schema public from causeway_gate;
revoke execute on function share_is_sound(uuid, uuid, text, uuid[]), share_salt(text, text),
  view_share(text, text, text, text, text, text, text), read_shared(text), note_on_share(text, text), close_shared(text)
  from public;
grant execute on function share_salt(text, text), view_share(text, text, text, text, text, text, text),
  read_shared(text), note_on_share(text, text), close_shared(text) to causeway_public;
grant execute on function share_is_sound(uuid, uuid, text, uuid[]) to causeway_patient;
