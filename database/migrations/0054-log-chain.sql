-- The access log is sealed in blocks, each of which carries the hash of the one before. A disclosure says in which
-- transaction it was written: a block is all of an unbroken line of transactions that are over, so that nothing that is
-- committed late falls between two blocks, and no reader waits for the chain.
alter table disclosure add column tx bigint not null default pg_current_xact_id()::text::bigint;
create index disclosure_of_tx on disclosure (tx);
create function is_this_transaction(in_tx bigint) returns boolean language sql stable as $$
  select in_tx = pg_current_xact_id()::text::bigint
$$;
alter policy disclose_own on disclosure
  with check (person_id = scope_person() and account_id = scope_actor() and at = now() and is_this_transaction(tx));
alter policy disclose_as_staff on disclosure
  with check (account_id = scope_actor() and at = now() and is_this_transaction(tx));
alter policy gate_tells on disclosure
  with check (account_id = scope_actor() and at = now() and is_this_transaction(tx));
alter policy gate_tells_of_views on disclosure
  with check (account_id is null and capacity = 'recipient' and at = now() and is_this_transaction(tx));
alter policy system_discloses on disclosure with check (is_this_transaction(tx));

-- An era is a database server on which transactions are counted on: a copy that is put back on another counts anew.
create table disclosure_block (
  block_no bigint primary key check (block_no > 0),
  era_began timestamptz not null,
  tx_from bigint not null,
  tx_until bigint not null check (tx_until > tx_from),
  disclosures integer not null check (disclosures > 0),
  -- After whatever is in it: an era begins where the last block of the one before was sealed.
  sealed_at timestamptz not null default clock_timestamp(),
  hash bytea not null check (length(hash) = 32)
);
alter table disclosure_block enable row level security;
alter table disclosure_block force row level security;
grant select, insert on disclosure_block to causeway_system;
create policy system_seals on disclosure_block to causeway_system using (true) with check (sealed_at >= now());

-- Every word of a disclosure, none of which may be told from another: a missing one is not an empty one.
create function hash_of_disclosure(d disclosure) returns bytea language sql immutable as $$
  select sha256(convert_to(jsonb_build_array(d.person_id, extract(epoch from d.at)::text, d.disclosure_id,
    d.account_id, d.actor_name, d.capacity, d.institution_id, d.page, d.category, d.item_id, d.request_id, d.actor_place,
    d.tx)::text, 'UTF8'))
$$;
create function hash_of_block(in_before bytea, in_no bigint, in_era timestamptz, in_from bigint, in_until bigint,
  in_disclosures bigint, in_content bytea) returns bytea language sql immutable as $$
  select sha256(coalesce(in_before, ''::bytea) || convert_to(jsonb_build_array(in_no,
    extract(epoch from in_era)::text, in_from, in_until, in_disclosures)::text, 'UTF8') || in_content)
$$;
-- One after the other, whatever their number: the first block of a region that has been running holds its whole log.
create function hash_step(in_so_far bytea, in_next bytea) returns bytea language sql immutable as $$
  select sha256(in_so_far || in_next)
$$;
create aggregate hash_in_order(bytea) (sfunc = hash_step, stype = bytea, initcond = '');
