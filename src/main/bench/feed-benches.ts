import { setTimeout } from 'node:timers/promises'
import { Unavailable } from '#base/errors'
import type { Bench } from './benches.ts'
import { type Feed, makeEmbedded, sendResults, startFeed, untilUnderstood } from './measure-feed.ts'
import { residentMegabytes } from './resident-megabytes.ts'
import { alternately, type Finding, median } from './rounds.ts'
import { floorProgram, startProgram } from './run-program.ts'
import { runStatement } from './scratch.ts'
import { freePort } from './start-postgres.ts'
import type { Workshop } from './workshop.ts'

/** The figures that stand in for a floor. */
const OPEN_A_SECOND = 400
const BACKLOG_SECONDS = 30
const EMBEDDED_A_SECOND = 300
const VALUES_A_MESSAGE = 3
const ROLES = 'worker,mllp'

// biome-ignore format: the table is read down its columns
export const FEED_BENCHES: readonly Bench[] = [
  { name: 'mllp',          unit: 'messages/s, acknowledged',                measure: acknowledged },
  { name: 'mllp-open',     unit: 'messages/s until open, limit as floor',   measure: untilOpen },
  { name: 'mllp-backlog',  unit: 's until understood, limit as floor',      measure: backlog },
  { name: 'mllp-memory',   unit: 'MB, after a fifth of them as floor',      measure: memory },
  { name: 'mllp-embedded', unit: 'messages/s acknowledged, limit as floor', measure: embedded },
]

/** Eight connections, each waiting for its answer, while the worker works, against inserting the bytes and answering. */
async function acknowledged(shop: Workshop): Promise<Finding> {
  const { seconds, rounds } = shop.sizes
  const floorUrl = await shop.scratch.create('floor')
  const port = await freePort()
  const floor = await startProgram(floorProgram('mllp.mjs'), [floorUrl, String(port)])
  const feed = await startFeed(ROLES, { DATABASE_URL: await shop.scratch.create('mllp', await shop.template()) })
  const perSecond = async (at: number) => (await sendResults(at, { seconds, run: `${performance.now()}` })).perSecond
  try {
    return await alternately(
      rounds,
      () => perSecond(feed.port),
      () => perSecond(port),
    )
  } finally {
    await feed.stop()
    await floor.stop()
  }
}

type Burst = { readonly url: string; readonly sentSeconds: number; readonly understoodSeconds: number }

/** So many messages as fast as they are taken; how long until the last was acknowledged, and until all were understood. */
async function burst(
  shop: Workshop,
  work: (feed: Feed, url: string) => Promise<void> = async () => undefined,
): Promise<Burst> {
  const url = await shop.scratch.create('mllp', await shop.template())
  const feed = await startFeed(ROLES, { DATABASE_URL: url })
  try {
    const from = performance.now()
    const sent = await sendResults(feed.port, { messages: shop.sizes.burst, run: 'burst' })
    await untilUnderstood(url)
    const understoodSeconds = (performance.now() - from) / 1000
    await work(feed, url)
    return { url, sentSeconds: sent.seconds, understoodSeconds }
  } finally {
    await feed.stop()
  }
}

/** From the first byte until every value can be opened by its person. */
async function untilOpen(shop: Workshop): Promise<Finding> {
  const found: number[] = []
  for (let round = 0; round < shop.sizes.rounds; round++) {
    const { url, understoodSeconds } = await burst(shop)
    const [row] = await runStatement(url, 'open-results.sql')
    if (row!.open !== shop.sizes.burst * VALUES_A_MESSAGE) throw new Unavailable(`only ${row!.open} values are open`)
    found.push(shop.sizes.burst / understoodSeconds)
  }
  return { ours: median(found), floor: OPEN_A_SECOND }
}

/** How long the last acknowledged message of a burst waits. */
async function backlog(shop: Workshop): Promise<Finding> {
  const { sentSeconds, understoodSeconds } = await burst(shop)
  shop.note(`${shop.sizes.burst} messages were acknowledged in ${sentSeconds.toFixed(1)} s`)
  return { ours: understoodSeconds - sentSeconds, floor: BACKLOG_SECONDS }
}

/** Resident memory after five bursts, against after one. */
async function memory(shop: Workshop): Promise<Finding> {
  const found: number[] = []
  await burst(shop, async (feed, url) => {
    for (let times = 1; ; times++) {
      await setTimeout(shop.sizes.memorySeconds * 100)
      found.push(await residentMegabytes(feed.pid))
      if (times === 5) return
      await sendResults(feed.port, { messages: shop.sizes.burst, run: `burst${times}` })
      await untilUnderstood(url)
    }
  })
  shop.note(`MB after each burst: ${found.map((each) => Math.round(each)).join(', ')}`)
  return { ours: found.at(-1)!, floor: found[0]! }
}

async function embedded(shop: Workshop): Promise<Finding> {
  const feed = await startFeed(ROLES, { CAUSEWAY_DATA: await makeEmbedded(shop.scratch.folder) })
  try {
    const { perSecond } = await sendResults(feed.port, { seconds: shop.sizes.seconds * 2, run: 'embedded' })
    return { ours: perSecond, floor: EMBEDDED_A_SECOND }
  } finally {
    await feed.stop()
  }
}
