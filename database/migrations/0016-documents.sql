-- Room: ingestion. Clinical documents (C-CDA) wait in the inbox as messages do.
alter table inbox_message drop constraint inbox_message_format_check;
alter table inbox_message add constraint inbox_message_format_check check (format in ('fhir', 'hl7v2', 'ccda'));
