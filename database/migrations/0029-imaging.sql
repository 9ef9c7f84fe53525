-- Rooms: imaging, record, institutions. The objects of imaging studies and how they can be shown, reports and studies that
-- bear one accession number, and where the picture archive of a feed is.

-- Clinical documents and messages wait in the inbox; so do DICOM objects, and what an archive says of a study.
alter table inbox_message drop constraint inbox_message_format_check;
alter table inbox_message add constraint inbox_message_format_check check (format in ('fhir', 'hl7v2', 'ccda', 'dicom'));

-- One object (SOP instance) of a study: a picture, a film, a report. Keyed by our study, so that it goes where its item goes.
create table picture (
  person_id uuid not null,
  item_id uuid not null,
  instance_uid text not null,
  series_uid text not null,
  study_uid text not null,
  series_number integer,
  series_name text,
  modality text not null,
  body_part text,
  number integer,
  sop_class text not null,
  -- 0: no picture
  frames integer not null check (frames >= 0),
  rows integer not null,
  columns integer not null,
  slope double precision not null,
  intercept double precision not null,
  window_center double precision,
  window_width double precision,
  inverted boolean not null,
  caution text check (caution in ('burned-in', 'unsure')),
  content_hash bytea not null,
  -- how the pixels lie; none: only the archive of the feed has them
  form text check (form in ('u8', 'u16', 's16', 'rgb', 'jpeg')),
  -- bytes of each frame
  lengths integer[] not null default '{}',
  pixels bytea,
  received_at timestamptz not null,
  check ((form is null) = (pixels is null)),
  primary key (person_id, item_id, instance_uid)
);
alter table picture alter column pixels set storage external;
alter table picture enable row level security;
alter table picture force row level security;
grant select, insert, update, delete on picture to causeway_system;
create policy system_keeps on picture to causeway_system using (true) with check (true);

-- A picture is seen where its study is open, and nowhere else.
grant select on picture to causeway_released;
create policy released_pictures on picture for select to causeway_released using (person_id = scope_person());
create view released_picture as
  select p.person_id, p.item_id, i.feed_id, p.instance_uid, p.series_uid, p.study_uid, p.series_number, p.series_name,
         p.modality, p.body_part, p.number, p.sop_class, p.frames, p.rows, p.columns, p.slope, p.intercept, p.window_center,
         p.window_width, p.inverted, p.caution, p.content_hash, p.form, p.lengths, p.pixels
  from picture p join item i on i.person_id = p.person_id and i.item_id = p.item_id;
grant create on schema public to causeway_released;
alter view released_picture owner to causeway_released;
revoke create on schema public from causeway_released;
grant select on released_picture to causeway_patient;

-- The accession number that an institution gave an examination: its report and its pictures bear it.
create table accession (
  person_id uuid not null,
  institution_id text not null,
  number text not null,
  item_id uuid not null,
  kind text not null check (kind in ('report', 'study')),
  primary key (person_id, institution_id, number, item_id)
);
alter table accession enable row level security;
alter table accession force row level security;
grant select, insert, delete on accession to causeway_system;
create policy system_keeps on accession to causeway_system using (true) with check (true);

-- The picture archive behind a feed. No secret: passwords stand in a file.
create table feed_archive (
  feed_id text primary key references feed,
  -- of DICOMweb, without a slash at the end
  base_url text not null,
  -- scheme, host and port of what else may be asked than base_url's
  origins text[] not null default '{}',
  allows_private boolean not null default false,
  -- it is asked for studies, too; none: only when somebody says so
  every_minutes integer check (every_minutes between 5 and 525600),
  -- studies of how many days back are asked for the first time
  days_back integer not null default 30 check (days_back between 1 and 36500),
  set_up_at timestamptz not null default now(),
  ended_at timestamptz
);
alter table feed_archive enable row level security;
alter table feed_archive force row level security;
grant select, insert, update on feed_archive to causeway_system;
create policy system_pulls on feed_archive to causeway_system using (true) with check (true);
-- Pages fetch pictures from it, once a person may see them.
grant select (feed_id, base_url, origins, allows_private, ended_at) on feed_archive to causeway_patient;
create policy shown_from on feed_archive for select to causeway_patient using (true);

-- One time that an archive was asked for studies.
create table archive_pull (
  feed_id text not null references feed_archive,
  started_at timestamptz not null,
  -- whoever works on it holds it until then
  held_until timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('complete', 'incomplete', 'failed')),
  studies integer not null default 0,
  failed integer not null default 0,
  because text,
  mend text,
  primary key (feed_id, started_at)
);
alter table archive_pull enable row level security;
alter table archive_pull force row level security;
grant select, insert, update on archive_pull to causeway_system;
create policy system_pulls on archive_pull to causeway_system using (true) with check (true);
