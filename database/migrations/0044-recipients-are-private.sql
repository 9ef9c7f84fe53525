-- Room: audit. To whom a person has shown the record is not for those who help.

alter policy own_disclosures on disclosure
  using (person_id = scope_person() and (scope_capacity() = 'self' or account_id = scope_actor()
    or (current_setting('causeway.log', true) = 'all' and capacity <> 'recipient'
      and not scope_hides(person_id, item_id, category, institution_id))));
