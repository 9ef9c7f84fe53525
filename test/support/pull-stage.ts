import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { FeedId } from '#base/ids'
import { type FeedPull, setUpPull } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { type ClientKey, makeClientKeys, readClientKeys, readPublicKeys } from '../../src/feeds/pull/client-keys.ts'
import { type PullOrder, type PullReport, pullFeed } from '../../src/feeds/pull/pull-feed.ts'
import { MATCH_RULES } from '../../src/main/match-rules.ts'
import { BULK_CLIENT, type BulkServer, startBulkServer } from './bulk-server.ts'
import { type DatabaseKind, openTestHouse } from './test-house.ts'

export const PULLED = 'fjord-bulk' as FeedId
export const INSTITUTION = 'fjord-hospital'

/** An institution with a Bulk Data server, and a region with nobody in it that fetches from there. */
export type PullStage = Awaited<ReturnType<typeof openPullStage>>

export async function openPullStage(kind: DatabaseKind) {
  const house = await openTestHouse(kind)
  const server = await startBulkServer()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'causeway-keys-'))
  const file = path.join(folder, 'client-keys.json')
  await makeClientKeys(file)
  const keys = await readClientKeys(file)
  server.keys = await readPublicKeys(file)
  const addFeed = async (feedId: string, institutionId: string) => {
    await house.owner(
      `insert into institution (institution_id, name, service_type, municipality, contact, joined_on, status)
       values ($1, $1, 'hospital', 'Fjord', 'feeds@fjord.example', '2026-01-01', 'contributing') on conflict do nothing`,
      [institutionId],
    )
    await house.owner(`insert into feed (feed_id, institution_id, format, aggregator) values ($1, $2, 'bulk', false)`, [
      feedId,
      institutionId,
    ])
  }
  await addFeed(PULLED, INSTITUTION)
  const setUp = (over: Partial<FeedPull> = {}) =>
    withSystemScope(house.database, { purpose: 'test' }, (scope) =>
      setUpPull(scope, { ...settingsOf(server), ...over }),
    )
  await setUp()
  const pull = (over: Partial<PullOrder> = {}): Promise<PullReport> =>
    pullFeed(house.database, { ...orderWith(keys), ...over, limits: { ...QUICK, ...over.limits } })
  return {
    house,
    server,
    keys,
    file,
    addFeed,
    setUp,
    pull,
    /** What is in the records by an institution beside its patients, as it was sent. */
    recorded: (institutionId: string) =>
      house.owner(
        `select resource_type, source_id, body from item
        where institution_id = $1 and resource_type <> 'Patient' order by 1, 2`,
        [institutionId],
      ),
    /** What stands in quarantine, with the remedy. */
    aside: () => house.owner(`select place, what, mend from quarantine where resolved_at is null order by first_at`),
    /** The process that worked on it is long gone. */
    forgetHolder: () => house.owner('update pull set held_until = now() where ended_at is null'),
    lastPull: async () => (await house.owner('select * from pull order by started_at desc limit 1'))[0]!,
    close: async () => {
      server.close()
      await house.close()
      await rm(folder, { recursive: true })
    },
  }
}

const QUICK = { patienceMs: 1_000, tries: 3, pauseMs: 1, leastPollSeconds: 0, mostPollSeconds: 0.01 }

function orderWith(keys: readonly ClientKey[]): PullOrder {
  return { feedId: PULLED, isFull: false, rules: MATCH_RULES, keys, waits: true }
}

function settingsOf(server: BulkServer): FeedPull {
  return {
    feedId: PULLED,
    baseUrl: server.base,
    level: 'group',
    groupId: 'all',
    types: [],
    clientId: BULK_CLIENT,
    tokenUrl: null,
    tokenScope: 'system/*.read',
    origins: [],
    allowsPrivate: true,
    everyMinutes: null,
  }
}

/** One resource a line. */
export function ndjson(...resources: readonly object[]): string {
  return resources.map((resource) => `${JSON.stringify(resource)}\n`).join('')
}
