import { sql } from 'kysely'
import { Invalid } from '#base/errors'
import type { InstitutionId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { Carried } from './decide-origin.ts'
import { findFeed } from './find-feed.ts'

/** One name of the list of an aggregator feed. */
export type CarriedName = {
  readonly kind: 'facility' | 'authority'
  readonly name: string
  readonly institutionId: InstitutionId
}

const SECONDS_KEPT = 5
const memoryOf = (feedId: string) => `carried by ${feedId}`

/** Whom an aggregator feed may carry, with the names of the feed itself; at most a few seconds old. */
export function readCarried(scope: SystemScope, { feedId }: { readonly feedId: string }): Promise<Carried> {
  return scope.region.recall(memoryOf(feedId), SECONDS_KEPT, async () => {
    const names = await listCarried(scope, { feedId })
    const { rows: own } = await sql<{ name: string }>`
      select name from feed_sender where feed_id = ${feedId}
      union select lower(i.institution_id) from institution i join feed f using (institution_id) where f.feed_id = ${feedId}
      union select lower(i.name) from institution i join feed f using (institution_id) where f.feed_id = ${feedId}`.execute(
      scope.db,
    )
    const of = (kind: CarriedName['kind']) =>
      new Map(names.filter((each) => each.kind === kind).map(({ name, institutionId }) => [name, institutionId]))
    const facilities = of('facility')
    const isFree = (name: string) => !facilities.has(name)
    return { facilities, authorities: of('authority'), own: new Set(own.map(({ name }) => name).filter(isFree)) }
  })
}

/** The list of an aggregator feed. */
export async function listCarried(
  scope: SystemScope,
  { feedId }: { readonly feedId: string },
): Promise<readonly CarriedName[]> {
  const { rows } = await sql<CarriedName>`
    select kind, name, institution_id from feed_carried where feed_id = ${feedId} order by institution_id, kind, name`.execute(
    scope.db,
  )
  return rows
}

/**
 * Puts names on the list of an aggregator feed: each stands for one institution, and for no other from then on. Throws
 * NotFound for an unknown feed, and Invalid for one that carries a single institution, and for an unknown institution.
 */
export async function approveCarried(
  scope: SystemScope,
  { feedId, institutionId, kind, names }: CarriedToChange & { readonly institutionId: string },
): Promise<void> {
  await onlyAggregator(scope, feedId)
  const known = await scope.db
    .selectFrom('institution')
    .select('institutionId')
    .where('institutionId', '=', institutionId)
    .executeTakeFirst()
  if (!known) throw new Invalid(`there is no institution "${institutionId}"`)
  await endCarried(scope, { feedId, kind, names })
  await sql`insert into feed_carried (feed_id, kind, name, institution_id)
    select ${feedId}, ${kind}, name, ${institutionId} from unnest(${comparable(names)}::text[]) name`.execute(scope.db)
}

type CarriedToChange = {
  readonly feedId: string
  readonly kind: CarriedName['kind']
  readonly names: readonly string[]
}

/** Takes names off the list. */
export async function endCarried(scope: SystemScope, { feedId, kind, names }: CarriedToChange): Promise<void> {
  await onlyAggregator(scope, feedId)
  scope.region.forget(memoryOf(feedId))
  await sql`delete from feed_carried where feed_id = ${feedId} and kind = ${kind}
    and name = any (${comparable(names)}::text[])`.execute(scope.db)
}

async function onlyAggregator(scope: SystemScope, feedId: string): Promise<void> {
  const { aggregator } = await findFeed(scope, { feedId })
  if (!aggregator) throw new Invalid(`the feed "${feedId}" carries its own institution only`)
}

function comparable(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim().toLowerCase()).filter(Boolean))]
}
