import { asCategory, type Category } from '#base/categories'
import type { Instant } from '#base/instant'
import type { AgreedCategory } from '#institutions'
import type { CategoryCount } from '#record'
import type { SealedCard } from '#release'
import { SILENT_DAYS } from '../silent-days.ts'
import type { CompletenessRow } from './view-types.ts'

const SILENT_MS = SILENT_DAYS * 24 * 3_600_000

/** Something of a category that is open, from one institution. */
type Arrived = Pick<CategoryCount, 'institutionId' | 'category' | 'lastReceivedAt'>

export type CompletenessFacts = {
  readonly agreements: readonly AgreedCategory[]
  readonly linked: readonly string[]
  readonly counts: readonly Arrived[]
  readonly sealed: readonly SealedCard[]
  /** Only this one is of interest; who has sent nothing at all is still judged by everything. */
  readonly category?: Category
  readonly now: Instant
}

/**
 * What each institution that knows this person agreed to send and what has come, and those of the region that have not
 * sent anything to anybody yet. A gap is explained, never silent.
 */
export function completenessOf(facts: CompletenessFacts): CompletenessRow[] {
  const { agreements, linked, counts, sealed, category, now } = facts
  const known = new Set(linked)
  const arrived = new Set([...counts, ...sealed].map((each) => `${each.institutionId} ${each.category}`))
  const rows: CompletenessRow[] = []
  for (const contributor of contributorsOf(agreements)) {
    const { institutionId, institutionName, serviceType, lines, isSilent, joinsAt, deliveredAt } = contributor
    if (!known.has(institutionId) && !isSilent) continue
    rows.push({
      institutionId,
      institutionName,
      serviceType,
      agreed: lines
        .filter((line) => !category || line.category === category)
        .flatMap((line) => agreedOf(line, arrived, now)),
      lastReceivedAt: lastReceived(counts.filter((count) => count.institutionId === institutionId)),
      isSilent,
      quietSince: deliveredAt && deliveredAt.getTime() < now.getTime() - SILENT_MS ? deliveredAt : null,
      joinsAt,
    })
  }
  return rows
}

type Contributor = Pick<
  CompletenessRow,
  'institutionId' | 'institutionName' | 'serviceType' | 'isSilent' | 'joinsAt'
> & {
  readonly lines: readonly AgreedCategory[]
  /** When anything came last, about anybody. */
  readonly deliveredAt: Instant | null
}

const sorted = new WeakMap<readonly AgreedCategory[], readonly Contributor[]>()

/** The same for everybody in the region, so it is worked out once for each reading of the agreements. */
function contributorsOf(agreements: readonly AgreedCategory[]): readonly Contributor[] {
  const known = sorted.get(agreements)
  if (known) return known
  const contributors = [...Map.groupBy(agreements, (line) => line.institutionId)].map(([institutionId, lines]) => {
    const { institutionName, serviceType } = lines[0]!
    const isSilent = lines.every((line) => line.items === 0)
    return {
      institutionId,
      institutionName,
      serviceType,
      lines,
      isSilent,
      joinsAt: isSilent ? earliestPromise(lines) : null,
      deliveredAt: lastReceived(lines),
    }
  })
  sorted.set(agreements, contributors)
  return contributors
}

function agreedOf(line: AgreedCategory, arrived: ReadonlySet<string>, now: Instant): CompletenessRow['agreed'] {
  const category = asCategory(line.category ?? '')
  if (!category) return []
  const promisedFrom = line.promisedFrom ? new Date(`${line.promisedFrom}T00:00:00Z`) : null
  const has = arrived.has(`${line.institutionId} ${line.category}`)
  if (!has && !promisedFrom) return []
  const state = has ? 'arrived' : promisedFrom && promisedFrom > now ? 'promised' : 'nothing-yet'
  return [{ category, state, promisedFrom }]
}

function earliestPromise(lines: readonly AgreedCategory[]): Instant | null {
  const first = lines.flatMap((line) => (line.promisedFrom ? [line.promisedFrom] : [])).sort()[0]
  return first ? new Date(`${first}T00:00:00Z`) : null
}

function lastReceived(counts: readonly { readonly lastReceivedAt: Instant | null }[]): Instant | null {
  return counts.reduce<Date | null>((last, { lastReceivedAt: at }) => (at && (!last || at > last) ? at : last), null)
}
