import { sql } from 'kysely'
import type { ServiceType } from '#base/categories'
import type { InstitutionId, PersonId } from '#base/ids'
import { plusDays } from '#base/instant'
import type { Database } from '#platform/database/open-database'
import { withSystemScope } from '#platform/database/scopes'
import { listRangeToDecide, type StoredToDecide } from '#record'
import { type Acts, birthDatesOf, gatherActs, parseRulebook, readLiveRulebook, verdictsAsIfNew } from '#release'

const HOUR_MS = 3_600_000
const USUAL = ['normal', 'negative', 'susceptible']

type Waited = { readonly item: StoredToDecide; readonly came: number; readonly opens: number; readonly comment: number }

/**
 * What a replay of the lab says of a region, counted anew and slowly: every row with every act, each decided by the
 * function of release and held in memory. Nothing here comes from the lab.
 */
export async function recount(database: Database, { yaml, days }: { readonly yaml: string; readonly days: number }) {
  const reading = parseRulebook(yaml)
  if (!reading.ok) throw new Error('no rulebook')
  return withSystemScope(database, { purpose: 'test' }, async (scope) => {
    const { rows } = await sql<{ personId: PersonId }>`select person_id from person`.execute(scope.db)
    const persons = rows.map(({ personId }) => personId)
    const services = await sql<{ id: InstitutionId; type: ServiceType }>`
      select institution_id as id, service_type as type from institution`.execute(scope.db)
    const items = await listRangeToDecide(scope, { persons, since: plusDays(scope.now, -days) })
    const acts = neverOpened(await gatherActs(scope, { persons }))
    const circumstances = {
      serviceTypes: new Map(services.rows.map(({ id, type }) => [id, type])),
      birthDates: await birthDatesOf(scope, persons),
      now: scope.now,
    }
    const counted = items.filter(({ isRow, verdict }) => isRow && verdict !== 'restricted')
    const books = { current: await readLiveRulebook(scope), draft: reading.rulebook }
    const under = (book: keyof typeof books, those: Acts) => {
      const verdicts = verdictsAsIfNew(items, { ...circumstances, acts: those, rulebook: books[book] })
      return figures(counted.map((item) => waited(item, verdicts.get(item.itemId)!.releaseAt, those)))
    }
    const both = (those: Acts) => ({ current: under('current', those), draft: under('draft', those) })
    return { name: 'all', items: counted.length, ...both(acts), withoutChoices: both(withoutWishes(acts)) }
  })
}

function neverOpened(acts: Acts): Acts {
  return changed(acts, (person) => ({
    ...person,
    items: new Map([...person.items].map(([id, those]) => [id, those.filter(({ kind }) => kind !== 'opened')])),
  }))
}

function withoutWishes(acts: Acts): Acts {
  return changed(acts, (person) => ({ ...person, wishes: { choices: [], asks: [] } }))
}

type PersonActs = NonNullable<ReturnType<Acts['get']>>

function changed(acts: Acts, each: (person: PersonActs) => PersonActs): Acts {
  return new Map([...acts].map(([id, person]) => [id, each(person)]))
}

function waited(item: StoredToDecide, releaseAt: Date | 'infinity', acts: Acts): Waited {
  const late = item.changedAt.getTime() - item.countsFrom.getTime() > 48 * HOUR_MS
  const came = (late ? item.countsFrom : item.changedAt).getTime()
  const comments = (acts.get(item.personId)?.items.get(item.itemId) ?? []).filter(
    ({ kind, at }) => kind === 'comment' && at >= item.changedAt,
  )
  return {
    item,
    came,
    opens: releaseAt === 'infinity' ? Number.POSITIVE_INFINITY : Math.max(came, releaseAt.getTime()),
    comment: Math.min(...comments.map(({ at }) => at.getTime())),
  }
}

function figures(all: readonly Waited[]) {
  const open = all.filter(({ opens }) => opens !== Number.POSITIVE_INFINITY)
  const waits = open.map(({ came, opens }) => Math.round((opens - came) / (HOUR_MS / 10))).toSorted((a, b) => a - b)
  const alone = open.filter(({ comment, opens }) => comment > opens)
  const abnormal = alone.filter(({ item: { flag } }) => flag !== null && !USUAL.includes(flag))
  const middle = (waits[(waits.length - 1) >> 1]! + waits[waits.length >> 1]!) / 2
  return {
    openAtOnce: open.filter(({ came, opens }) => came === opens).length,
    openWithinADay: open.filter(({ came, opens }) => opens - came <= 24 * HOUR_MS).length,
    neverByThemselves: all.length - open.length,
    medianWaitHours: waits.length === 0 ? null : Math.round(middle) / 10,
    worstWaitHours: waits.length === 0 ? null : waits.at(-1)! / 10,
    beforeComment: alone.length,
    abnormalBeforeComment: abnormal.length,
    criticalBeforeComment: abnormal.filter(({ item: { flag } }) => flag!.startsWith('critical')).length,
  }
}
