import type { TestHouse } from './test-house.ts'

/** What happens to stored items, as the writers of the record leave their rows, and what people do about them. */
const STATEMENTS = {
  corrected: of("version = version + 1, changed_at = changed_at + interval '5 days', flag = 'high'"),
  criticalNow: of("version = version + 1, flag = 'critical-high'"),
  deleted: of("standing = 'deleted', changed_at = changed_at + interval '1 hour'"),
  replaced: of("standing = 'replaced'"),
  hidden: of('hidden_by = gen_random_uuid()'),
  withheld: of("verdict = 'restricted', release_at = 'infinity'"),
  // Of the same link: where a link goes to another person, what was tied across is untied. Only reports and panels have parts.
  partOfAnother: of(`part_of = (select item_id from item o where o.link_id = item.link_id
    and o.resource_type in ('DiagnosticReport', 'Observation') order by 1 limit 1)`),
  partOfWhatIsNotHere: of('part_of = gen_random_uuid()'),
  partedFromItsReport: of('part_of = null, hidden_by = null'),
  otherCategory: of("category = 'documents'"),
  labelled: of("facts = facts || e'\\nl~a|PSY'"),
  notReadYet: of('facts = null'),
  issuedEarlier: of("counts_from = counts_from - interval '9 days'"),
  commentedLate: [
    `insert into clinician_comment (person_id, item_id, institution_id, text, language, written_at, account_id, author_name)
     select person_id, item_id, institution_id, 'Seen.', 'en', changed_at + interval '30 hours', gen_random_uuid(), 'A'
     from item where item_id = $1`,
  ],
  opened: [
    `insert into opening (person_id, item_id) select person_id, item_id from item where item_id = $1
     on conflict do nothing`,
  ],
  waitChosen: [
    `insert into release_choice (person_id, subject, moments, account_id, actor_name, capacity)
     select person_id, '*', '{after-comment}', gen_random_uuid(), 'A', 'self' from item where item_id = $1`,
  ],
  joined: [
    `update patient_link set person_id = (select person_id from person order by 1 limit 1)
     where link_id = (select link_id from item where item_id = $1)`,
    `update item set person_id = (select person_id from person order by 1 limit 1)
     where link_id = (select link_id from item where item_id = $1)`,
  ],
  parted: [
    `update patient_link set person_id = (select person_id from person order by 1 desc limit 1)
     where link_id = (select link_id from item where item_id = $1)`,
    `update item set person_id = (select person_id from person order by 1 desc limit 1)
     where link_id = (select link_id from item where item_id = $1)`,
  ],
} as const

export const CHANGES = Object.keys(STATEMENTS) as readonly (keyof typeof STATEMENTS)[]

function of(set: string): readonly [string] {
  return [`update item set ${set} where item_id = $1`]
}

/** Does something to the nth item, in the order of ids. */
export async function change(
  house: Pick<TestHouse, 'owner'>,
  { kind, nth }: { readonly kind: (typeof CHANGES)[number]; readonly nth: number },
): Promise<void> {
  const [item] = await house.owner('select item_id from item order by item_id offset $1 limit 1', [nth])
  for (const statement of STATEMENTS[kind]) await house.owner(statement, [item!.item_id])
}
