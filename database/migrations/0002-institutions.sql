-- Room: institutions. Who contributes, through which feeds, what they agreed to send, and what has arrived so far.
-- No person data.
create table institution (
  institution_id text primary key check (institution_id ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name text not null,
  service_type text not null check (service_type in
    ('hospital', 'general-practice', 'home-care', 'nursing-home', 'public-health', 'laboratory', 'imaging')),
  municipality text not null,
  contact text not null,
  joined_on date not null,
  status text not null check (status in ('signed', 'contributing', 'offering'))
);

create table service (
  institution_id text not null references institution,
  service_id text not null,
  name text not null,
  kind text not null,
  primary key (institution_id, service_id)
);

create table agreement (
  institution_id text not null references institution,
  category text not null,
  promised_from date not null,
  note text,
  primary key (institution_id, category)
);

create table feed (
  feed_id text primary key check (feed_id ~ '^[a-z0-9][a-z0-9-]{1,80}$'),
  institution_id text references institution,
  format text not null check (format in ('fhir', 'bulk', 'hl7v2', 'ccda', 'dicom')),
  aggregator boolean not null,
  credential_hash bytea,
  check (aggregator or institution_id is not null)
);

create table delivery (
  institution_id text not null references institution,
  category text not null,
  first_received_at timestamptz not null,
  last_received_at timestamptz not null,
  items bigint not null,
  unmapped bigint not null,
  primary key (institution_id, category)
);

grant select on institution, service, agreement, delivery
  to causeway_patient, causeway_staff, causeway_system, causeway_public;
grant select (feed_id, institution_id, format, aggregator) on feed to causeway_staff;
grant select, insert, update on institution, service, agreement, feed, delivery to causeway_system;
