import { sql } from 'kysely'
import type { ServiceType } from '#base/categories'
import type { InstitutionId, LinkId, PersonId } from '#base/ids'
import { type Instant, plusDays } from '#base/instant'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { listRangeToDecide, type StoredToDecide } from '#record'
import {
  type Acts,
  actFacts,
  birthDatesOf,
  type Circumstances,
  gatherActs,
  type Rulebook,
  readLiveRulebook,
  verdictsAsIfNew,
} from '#release'
import type { Replayed } from './figures.ts'

export type ReplayOrder = {
  readonly draft: Rulebook
  readonly days: number
}

export type Replay = {
  readonly from: Instant
  readonly until: Instant
  readonly currentVersion: number
  readonly institutions: ReadonlyMap<string, string>
  readonly items: readonly Replayed[]
  /** The same items as if no patient had chosen anything. */
  readonly withoutChoices: readonly Replayed[]
}

const PERSONS_AT_ONCE = 200
const WORK = { purpose: 'simulate' }

/**
 * Decides what came in the last days as if it came anew, under the rulebook in force and under a draft, by the function
 * that decides when something really comes. What clinicians wrote, opened and held counts in both. Nothing is written;
 * each portion of persons is a short transaction of its own, so that readers do not wait.
 */
export async function replay(database: Database, { draft, days }: ReplayOrder): Promise<Replay> {
  const { now, live, institutions } = await withSystemScope(database, WORK, async (scope) => ({
    now: scope.now,
    live: await readLiveRulebook(scope),
    institutions: await listInstitutions(scope),
  }))
  const from = plusDays(now, -days)
  const serviceTypes = new Map(institutions.map(({ id, serviceType }) => [id, serviceType]))
  const items: Replayed[] = []
  const withoutChoices: Replayed[] = []
  let after: PersonId | null = null
  for (;;) {
    const portion: Portion = await withSystemScope(database, WORK, (scope) =>
      readPortion(scope, { after, since: from }),
    )
    if (portion.persons.length === 0) break
    const books = { live, draft, serviceTypes, now }
    for (const item of decidePortion(portion, asIfUnread(portion.acts, true), books)) items.push(item)
    for (const item of decidePortion(portion, asIfUnread(portion.acts, false), books)) withoutChoices.push(item)
    after = portion.persons.at(-1)!
  }
  const names = new Map<string, string>(institutions.map(({ id, name }) => [id, name]))
  return { from, until: now, currentVersion: live.version, institutions: names, items, withoutChoices }
}

type Books = Pick<Circumstances, 'serviceTypes' | 'now'> & { readonly live: Rulebook; readonly draft: Rulebook }

function decidePortion({ items, birthDates }: Portion, acts: Acts, { live, draft, ...rest }: Books): Replayed[] {
  const circumstances = { ...rest, acts, birthDates }
  const current = verdictsAsIfNew(items, { ...circumstances, rulebook: live })
  const drafted = verdictsAsIfNew(items, { ...circumstances, rulebook: draft })
  return items.filter(isCounted).map((item) => ({
    ...told(item),
    commentedAt: actFacts(acts, { ...item, since: item.changedAt }).commentedAt,
    opens: { current: opensAt(current.get(item.itemId)!), draft: opensAt(drafted.get(item.itemId)!) },
  }))
}

type Portion = {
  readonly persons: readonly PersonId[]
  readonly items: readonly StoredToDecide[]
  readonly acts: Acts
  readonly birthDates: ReadonlyMap<LinkId, string | null>
}

async function readPortion(
  scope: SystemScope,
  { after, since }: { readonly after: PersonId | null; readonly since: Instant },
): Promise<Portion> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id from person where ${after}::uuid is null or person_id > ${after}::uuid
    order by person_id limit ${PERSONS_AT_ONCE}`.execute(scope.db)
  const persons = rows.map(({ personId }) => personId)
  const [items, acts, birthDates] = await Promise.all([
    listRangeToDecide(scope, { persons, since }),
    gatherActs(scope, { persons }),
    birthDatesOf(scope, persons),
  ])
  return { persons, items, acts, birthDates }
}

type InstitutionLine = { readonly id: InstitutionId; readonly name: string; readonly serviceType: ServiceType }

async function listInstitutions(scope: SystemScope): Promise<readonly InstitutionLine[]> {
  const { rows } = await sql<InstitutionLine>`
    select institution_id as id, name, service_type from institution`.execute(scope.db)
  return rows
}

/** Nobody has read it yet: what keeps a read item open is no property of a rulebook. */
function asIfUnread(acts: Acts, withChoices: boolean): Acts {
  return new Map(
    [...acts].map(([personId, { items, wishes, counselled }]) => [
      personId,
      {
        counselled,
        wishes: withChoices ? wishes : { choices: [], asks: [] },
        items: new Map([...items].map(([itemId, those]) => [itemId, those.filter(({ kind }) => kind !== 'opened')])),
      },
    ]),
  )
}

/** Rows of lists: a person meets these. Labels that leave no trace are in no count. */
function isCounted({ isRow, verdict }: StoredToDecide): boolean {
  return isRow && verdict !== 'restricted'
}

const NOT_ABNORMAL: ReadonlySet<string> = new Set(['normal', 'negative', 'susceptible'])

function told({ category, institutionId, changedAt, flag }: StoredToDecide) {
  return {
    category,
    institutionId,
    receivedAt: changedAt,
    isAbnormal: flag !== null && !NOT_ABNORMAL.has(flag),
    isCritical: flag?.startsWith('critical') ?? false,
  }
}

function opensAt({ releaseAt }: { readonly releaseAt: Instant | 'infinity' }): Instant | null {
  return releaseAt === 'infinity' ? null : releaseAt
}
