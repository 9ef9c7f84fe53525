import { sql } from 'kysely'
import type { ServiceType } from '#base/categories'
import type { InstitutionId, ItemId, LinkId, PersonId } from '#base/ids'
import { type Instant, plusDays } from '#base/instant'
import type { Database } from '#platform/database/open-database'
import { type SystemScope, withSystemScope } from '#platform/database/scopes'
import { type KnownBefore, listRangeToDecide, type StoredToDecide } from '#record'
import { type Acts, ageAt, birthDatesOf, gatherActs, type Rulebook, readLiveRulebook } from '#release'
import { type AskedAbout, countAskedAbout } from '#requests'
import { classOf } from './class-of.ts'
import { type Kind, Kinds } from './kinds.ts'
import { listPlain, type PlainItems } from './list-plain.ts'
import { openPlain } from './open-plain.ts'
import { asIfNobodyChose, openTouched } from './open-touched.ts'
import type { Book } from './replayed.ts'
import { type Cell, type Listed, type Reactions, sumOfReactions, Tally } from './tally.ts'
import { zoneClock } from './zone-clock.ts'

export type ReplayOrder = {
  readonly draft: Rulebook
  readonly days: number
  /** IANA name of the zone by whose clocks hours and weekdays are told. */
  readonly timeZone: string
  /** Told after each portion how far it is; a throw ends the replay. */
  readonly portionDone?: (done: { readonly persons: number; readonly of: number }) => void | Promise<void>
}

export type Replay = {
  readonly from: Instant
  readonly until: Instant
  readonly currentVersion: number
  readonly institutions: ReadonlyMap<string, string>
  readonly cells: readonly Listed[]
  readonly reactions: Reactions
  /** The cells of the same items as if no patient had chosen anything. */
  readonly withoutChoices: readonly Listed[]
}

const PERSONS_AT_ONCE = 500
/** Portions that are read at the same time; the embedded database has one connection. */
const LANES = { postgres: 2, embedded: 1 } as const
const WORK = { purpose: 'simulate' }

/**
 * Decides what came in the last days as if it came anew, under the rulebook in force and under a draft, by the function
 * that decides when something really comes. What clinicians wrote, opened and held counts in both. Nothing is written;
 * each portion of persons is a short transaction of its own, so that readers do not wait.
 */
export async function replay(database: Database, order: ReplayOrder): Promise<Replay> {
  const { now, live, institutions, ranges } = await withSystemScope(database, WORK, async (scope) => ({
    now: scope.now,
    live: await readLiveRulebook(scope),
    institutions: await listInstitutions(scope),
    ranges: await listRanges(scope),
  }))
  const since = plusDays(now, -order.days)
  const serviceTypes = new Map(institutions.map(({ id, serviceType }) => [id, serviceType]))
  const run = new Run({ books: { current: live, draft: order.draft }, serviceTypes, now, timeZone: order.timeZone })
  const readNext = (range: Range) => withSystemScope(database, WORK, (scope) => readPortion(scope, { range, since }))
  await run.goThrough(ranges, { ...order, readNext, lanes: LANES[database.kind] })
  return {
    from: since,
    until: now,
    currentVersion: live.version,
    institutions: new Map(institutions.map(({ id, name }) => [id, name])),
    ...run.counted(),
  }
}

type Reading = { readonly readNext: (range: Range) => Promise<Portion>; readonly lanes: number }

type RunOrder = {
  readonly books: Readonly<Record<Book, Rulebook>>
  readonly serviceTypes: ReadonlyMap<InstitutionId, ServiceType>
  readonly now: Instant
  readonly timeZone: string
}

class Run {
  readonly #order: RunOrder
  readonly #kinds: Kinds
  /** Of persons about whom nobody has done anything: the same with and without choices. */
  readonly #plain: Tally
  readonly #touched: Tally
  readonly #touchedWithoutChoices: Tally
  /** Where items of a kind are counted. */
  readonly #weeks = new Map<Kind, readonly Cell[]>()
  readonly #classes = new WeakMap<KnownBefore, string>()

  constructor(order: RunOrder) {
    this.#order = order
    this.#kinds = new Kinds(order)
    const cells = { clock: zoneClock(order.timeZone), nowMs: order.now.getTime() }
    this.#plain = new Tally(cells)
    this.#touched = new Tally(cells)
    this.#touchedWithoutChoices = new Tally(cells)
  }

  counted(): Pick<Replay, 'cells' | 'reactions' | 'withoutChoices'> {
    const plain = this.#plain.list()
    return {
      cells: [...plain, ...this.#touched.list()],
      reactions: sumOfReactions(this.#plain.reactions, this.#touched.reactions),
      withoutChoices: [...plain, ...this.#touchedWithoutChoices.list()],
    }
  }

  /** The next portions are on their way while one is counted. */
  async goThrough(
    ranges: readonly Range[],
    { readNext, lanes, portionDone }: Pick<ReplayOrder, 'portionDone'> & Reading,
  ): Promise<void> {
    const of = ranges.reduce((sum, { persons }) => sum + persons, 0)
    let persons = 0
    const coming: Promise<Portion>[] = []
    for (let at = 0; at < ranges.length; at++) {
      while (coming.length < lanes + 1 && at + coming.length < ranges.length) {
        const next = readNext(ranges[at + coming.length]!)
        next.catch(() => undefined)
        coming.push(next)
      }
      this.#count(await coming.shift()!)
      persons += ranges[at]!.persons
      await portionDone?.({ persons, of })
    }
  }

  #count({ plain, touched, acts, asked, birthDates }: Portion): void {
    const { now } = this.#order
    const ages = new Map([...birthDates].map(([linkId, birthDate]) => [linkId, ageAt(birthDate, now)]))
    openPlain(plain, { kinds: this.#kinds, ages }, (kind, replayed) => this.#plain.add(this.#weekOf(kind), replayed))
    if (touched.length === 0) return
    for (const [tally, those] of [
      [this.#touched, acts],
      [this.#touchedWithoutChoices, asIfNobodyChose(acts)],
    ] as const) {
      const circumstances = { ...this.#order, birthDates, asked, acts: those }
      for (const { item, replayed } of openTouched(touched, circumstances)) {
        const testClass = this.#classOf(item.known)
        tally.add(tally.weekOf({ category: item.category, institutionId: item.institutionId, testClass }), replayed)
      }
    }
  }

  #weekOf(kind: Kind): readonly Cell[] {
    const known = this.#weeks.get(kind)
    if (known) return known
    const { category, institutionId } = kind
    const fresh = this.#plain.weekOf({ category, institutionId, testClass: this.#classOf(kind.known) })
    this.#weeks.set(kind, fresh)
    return fresh
  }

  #classOf(known: KnownBefore): string {
    const said = this.#classes.get(known) ?? classOf(known.codings, this.#order.books.current)
    this.#classes.set(known, said)
    return said
  }
}

type Portion = {
  /** The items of persons about whom nobody has done anything. */
  readonly plain: readonly PlainItems[]
  /** The items of all others. */
  readonly touched: readonly StoredToDecide[]
  readonly acts: Acts
  readonly asked: ReadonlyMap<ItemId, AskedAbout>
  readonly birthDates: ReadonlyMap<LinkId, string | null>
}

/** Persons in the order of their ids, both ends among them. */
type Range = { readonly from: PersonId; readonly to: PersonId; readonly persons: number }

async function listRanges(scope: SystemScope): Promise<readonly Range[]> {
  const { rows } = await sql<Range>`
    select (min(person_id::text))::uuid as "from", (max(person_id::text))::uuid as "to", count(*)::int as persons from (
      select person_id, (row_number() over (order by person_id) - 1) / ${PERSONS_AT_ONCE}::int as portion
      from person) numbered
    group by portion order by portion`.execute(scope.db)
  return rows
}

async function readPortion(
  scope: SystemScope,
  { range, since }: { readonly range: Range; readonly since: Instant },
): Promise<Portion> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id from person where person_id between ${range.from}::uuid and ${range.to}::uuid`.execute(scope.db)
  const persons = rows.map(({ personId }) => personId)
  // Only that something has been read counts for nothing: it keeps open what is open, and is no property of a rulebook.
  const [acts, asks, birthDates] = await Promise.all([
    gatherActs(scope, { persons, openings: false }),
    countAskedAbout(scope, persons),
    birthDatesOf(scope, persons),
  ])
  const acted = new Set([...acts.keys(), ...asks.persons])
  const { kinds, apart } = await listPlain(scope, { persons: persons.filter((person) => !acted.has(person)), since })
  const thorough = [...acted, ...apart]
  const touched = thorough.length === 0 ? [] : await listRangeToDecide(scope, { persons: thorough, since })
  return { plain: kinds, touched, acts, asked: asks.byItem, birthDates }
}

type InstitutionLine = { readonly id: InstitutionId; readonly name: string; readonly serviceType: ServiceType }

async function listInstitutions(scope: SystemScope): Promise<readonly InstitutionLine[]> {
  const { rows } = await sql<InstitutionLine>`
    select institution_id as id, name, service_type from institution`.execute(scope.db)
  return rows
}
