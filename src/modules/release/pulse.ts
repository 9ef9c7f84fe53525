import { sql } from 'kysely'
import { NotFound, Refused } from '#base/errors'
import type { PatientScope, StaffScope } from '#platform/database/scopes'
import { readFacts } from '#record'
import { classesNamed } from './class-of-test.ts'
import { readLiveRulebook } from './read-live-rulebook.ts'

export type PulseWord = 'helped' | 'worried-me'

/**
 * One tap after reading. "Helped" and "worried me" go into a pool that has no person; a second tap on the same item
 * counts no more. Throws NotFound for what is not open.
 */
export async function recordPulse(
  scope: PatientScope,
  { itemId, word }: { readonly itemId: string; readonly word: PulseWord },
): Promise<void> {
  if (scope.capacity !== 'self') throw new Refused('only the person tells how it was')
  const { rows } = await sql<{ releaseRule: string; facts: string | null }>`
    select release_rule, facts from released_facts
    where person_id = ${scope.subject}::uuid and item_id = ${itemId}::uuid`.execute(scope.db)
  const item = rows[0]
  if (!item) throw new NotFound('item', { detail: 'not open for this scope' })
  const first = await sql<{ itemId: string }>`insert into pulse_given (person_id, item_id)
    values (${scope.subject}::uuid, ${itemId}::uuid) on conflict do nothing returning item_id`.execute(scope.db)
  if (first.rows.length === 0) return
  const classes = classesNamed(readFacts(item.facts ?? '').codings, await readLiveRulebook(scope))
  for (const testClass of classes.length > 0 ? classes : ['other'])
    await sql`insert into pulse (test_class, rule, word) values (${testClass}, ${item.releaseRule}, ${word})`.execute(
      scope.db,
    )
}

/** Whether the person has said how it was to read an item. */
export async function hasTapped(scope: PatientScope, { itemId }: { readonly itemId: string }): Promise<boolean> {
  const given = await scope.db
    .selectFrom('pulseGiven')
    .select('itemId')
    .where('personId', '=', scope.subject)
    .where('itemId', '=', itemId)
    .executeTakeFirst()
  return given !== undefined
}

export type PulseCount = {
  readonly testClass: string
  readonly rule: string
  readonly word: 'helped' | 'worried-me'
  readonly given: number
}

/** Fewer taps than this are nobody's business: they could be told apart. */
const FEWEST = 5

/** What people said after reading, by class of test and rule, within a year. Small groups are left out. */
export async function summarisePulses(scope: StaffScope): Promise<readonly PulseCount[]> {
  if (scope.role !== 'steward' && scope.role !== 'representative') throw new Refused('pulses are for those who decide')
  const { rows } = await sql<PulseCount>`
    select test_class, rule, word, given::int from (
      select test_class, rule, word, count(*) as given, sum(count(*)) over (partition by test_class, rule) as all_given
      from pulse where given_on > current_date - 365 group by 1, 2, 3) p
    where all_given >= ${FEWEST} order by 1, 2, 3`.execute(scope.db)
  return rows
}
