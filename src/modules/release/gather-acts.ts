import { sql } from 'kysely'
import type { InstitutionId, ItemId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { SystemScope } from '#platform/database/scopes'
import { readFacts } from '#record'
import { type Moment, NO_WISHES, type Wishes } from './choice/choice.ts'
import type { ClinicianHold, ReleaseFacts } from './verdict.ts'

/** What people have done that verdicts depend on, by person. */
export type Acts = ReadonlyMap<PersonId, PersonActs>

export type PersonActs = {
  readonly wishes: Wishes
  readonly counselled: ReleaseFacts['counselled']
  readonly items: ReadonlyMap<ItemId, readonly ItemAct[]>
}

type ItemAct = {
  readonly kind: 'comment' | 'hold' | 'released' | 'opened'
  /** Null: the person's own act. */
  readonly institutionId: InstitutionId | null
  readonly at: Instant
  readonly hold: ClinicianHold | null
}

type Row = {
  readonly kind: ItemAct['kind'] | 'choice' | 'ask' | 'counselled'
  readonly personId: PersonId
  readonly itemId: ItemId | null
  readonly institutionId: InstitutionId | null
  readonly at: Instant
  readonly until: Instant | null
  readonly id: string | null
  readonly words: string | null
}

/**
 * Everything that persons and clinicians have done about these persons' items, in one statement; without what persons
 * have only read, where it counts for nothing.
 */
export async function gatherActs(
  scope: SystemScope,
  { persons, openings = true }: { readonly persons: readonly PersonId[]; readonly openings?: boolean },
): Promise<Acts> {
  const those = sql`person_id = any (${persons}::uuid[])`
  const { rows } = await sql<Row>`
    select 'comment' as kind, person_id, item_id, institution_id, written_at as at, null::timestamptz as until,
           null::text as id, null::text as words
    from clinician_comment where ${those}
    union all
    select 'hold', person_id, item_id, institution_id, placed_at, until, hold_id::text, reason
    from clinician_hold where ${those} and lifted_at is null
    union all
    select 'released', person_id, item_id, institution_id, released_at, null, null, null
    from early_release where ${those}
    union all
    select 'opened', person_id, item_id, null, opened_at, null, null, null from opening where ${those} and ${openings}
    union all
    select 'counselled', c.person_id, c.item_id, null, c.counselled_at, null, null, o.facts
    from counselling c join item o on o.person_id = c.person_id and o.item_id = c.item_id
    where c.${those}
    union all
    select 'choice', person_id, null, null, chosen_at, null, subject, array_to_string(moments, ',') from (
      select distinct on (person_id, subject) person_id, subject, chosen_at, moments from release_choice
      where ${those} order by person_id, subject, chosen_at desc) newest
    union all
    select 'ask', person_id, null, null, max(asked_at), null, null, category
    from release_ask where ${those} group by person_id, category`.execute(scope.db)
  const acts = new Map<PersonId, PersonActs>()
  for (const [personId, mine] of Map.groupBy(rows, (row) => row.personId)) acts.set(personId, actsOfPerson(mine))
  return acts
}

function actsOfPerson(rows: readonly Row[]): PersonActs {
  const items = new Map<ItemId, ItemAct[]>()
  for (const row of rows) {
    if (row.itemId === null || row.kind === 'counselled') continue
    const those = items.get(row.itemId) ?? []
    items.set(row.itemId, those)
    those.push({
      kind: row.kind as ItemAct['kind'],
      institutionId: row.institutionId,
      at: row.at,
      hold: row.kind === 'hold' ? { id: row.id!, reason: row.words!, until: row.until!, placedAt: row.at } : null,
    })
  }
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind)
  return {
    items,
    counselled: of('counselled').map(({ at, words }) => ({ at, codings: readFacts(words ?? '').codings })),
    wishes: {
      choices: of('choice')
        .filter(({ words }) => words !== null && words !== '')
        .map(({ id, words }) => ({ subject: id!, moments: words!.split(',') as Moment[] })),
      asks: of('ask').map(({ at, words }) => ({ category: words, at })),
    },
  }
}

type ActFacts = Pick<ReleaseFacts, 'commentedAt' | 'releasedAt' | 'openedAt' | 'holds' | 'counselled' | 'wishes'>

export const NO_ACTS: ActFacts = {
  commentedAt: null,
  releasedAt: null,
  openedAt: null,
  holds: [],
  counselled: [],
  wishes: NO_WISHES,
}

/**
 * The acts as facts of one item. What was said, opened or released before the item got its present content was about other
 * words and counts no more; `since` null: the content is new. Holds stay, and only those of the item's own institution
 * count.
 */
export function actFacts(
  acts: Acts,
  item: {
    readonly personId: PersonId
    readonly itemId: ItemId
    readonly institutionId: string
    readonly since: Instant | null
  },
): ActFacts {
  const person = acts.get(item.personId)
  if (!person) return NO_ACTS
  const own = (person.items.get(item.itemId) ?? []).filter(
    ({ institutionId }) => institutionId === null || institutionId === item.institutionId,
  )
  const first = (kind: ItemAct['kind']) =>
    own
      .filter((act) => act.kind === kind && item.since !== null && act.at >= item.since)
      .map(({ at }) => at)
      .reduce<Instant | null>((one, other) => (one !== null && one <= other ? one : other), null)
  return {
    commentedAt: first('comment'),
    releasedAt: first('released'),
    openedAt: first('opened'),
    holds: own.flatMap(({ hold }) => hold ?? []),
    counselled: person.counselled,
    wishes: person.wishes,
  }
}
