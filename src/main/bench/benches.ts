import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Unavailable } from '#base/errors'
import { FEED } from './bench-feed.ts'
import type { BundlesImported, BundlesToImport } from './import-bundles.ts'
import { inbox } from './inbox.ts'
import type { RegionReplayed, RegionToReplay } from './lab-region.ts'
import { liveInboxes } from './live-inboxes.ts'
import { firstVisit, laterVisit, listRequests, load, searchRequests } from './measure-pages.ts'
import { recordNotices } from './record-notices.ts'
import type { RegionRedecided, RegionToRedecide } from './redecide-region.ts'
import { residentMegabytes } from './resident-megabytes.ts'
import { alternately, type Finding } from './rounds.ts'
import { floorProgram, runOurs, runProgram, startProgram } from './run-program.ts'
import { runStatement } from './scratch.ts'
import { freePort } from './start-postgres.ts'
import { whoSaw } from './who-saw.ts'
import type { Workshop } from './workshop.ts'

export type Bench = {
  readonly name: string
  readonly unit: string
  readonly measure: (shop: Workshop) => Promise<Finding>
}

/** The limits that stand in for a floor where a page or a process is held against a figure. */
const FIRST_VISIT_BYTES = 20_000
const LATER_VISIT_BYTES = 6_000
const MEMORY_MB = 220
const RESOURCE_BYTES = 2_500
const DECIDED_A_SECOND = 200_000
/** A million in two minutes. */
const REDECIDED_A_SECOND = 1_000_000 / 120
/** A hundred thousand persons with sixty items each in half a minute. */
const REPLAYED_A_SECOND = (100_000 * 60) / 30
const SEARCHED_MS = 50

// biome-ignore format: the table is read down its columns
export const BENCHES: readonly Bench[] = [
  { name: 'import-bundle',      unit: 'resources/s',               measure: importBundle },
  { name: 'list-html',          unit: 'requests/s',                measure: listHtml },
  { name: 'list-growth',        unit: 'ms, p50',                   measure: listGrowth },
  { name: 'list-release',       unit: 'ms, p50, without release',  measure: listRelease },
  { name: 'page-weight-first',  unit: 'bytes, limit as floor',     measure: pageWeightFirst },
  { name: 'page-weight-later',  unit: 'bytes, limit as floor',     measure: pageWeightLater },
  { name: 'web-memory',         unit: 'MB, limit as floor',        measure: webMemory },
  { name: 'bytes-per-resource', unit: 'bytes, limit as floor',     measure: bytesPerResource },
  { name: 'decide',             unit: 'items/s, limit as floor',   measure: decide },
  { name: 'redecide',           unit: 'items/s, limit as floor',   measure: redecide },
  { name: 'lab',                unit: 'items/s, limit as floor',   measure: lab },
  { name: 'who-saw',            unit: 's, limit as floor',         measure: whoSaw },
  { name: 'record-notices',     unit: 'records/s, limit as floor', measure: async (shop) => recordNotices(shop, await fillLarge(shop, 'notices')) },
  { name: 'inbox',              unit: 'ms, p95, limit as floor',   measure: inbox },
  { name: 'live-inboxes',       unit: 'MB, limit as floor',        measure: liveInboxes },
  { name: 'search',             unit: 'ms, p95, limit as floor',   measure: search },
]

/** Bundles of 300, one after the other, one client: everything that happens to a resource, against storing it. */
async function importBundle(shop: Workshop): Promise<Finding> {
  const data = await shop.data()
  const { bundles, rounds } = shop.sizes
  const floorUrl = await shop.scratch.create('floor')
  const floor = async () => {
    const said = await runProgram('floor/ing.mjs', 'bundle', 'plain', 1, bundles, floorUrl, data)
    return (JSON.parse(said.split('\n')[0]!) as { rowsps: number }).rowsps
  }
  const ours = async () => {
    const { stored, seconds } = await importAll(shop)
    return stored / seconds
  }
  return alternately(rounds, ours, floor)
}

/** Of a hundred invented patients two may look alike, and one of them waits for a clerk: that is right. */
const MOST_OF_THEM = 0.98

async function importAll(shop: Workshop): Promise<BundlesImported & { url: string }> {
  const file = path.join(await shop.data(), 'all.ndjson')
  const url = await shop.scratch.create('import', await shop.template())
  const order: BundlesToImport = { url, feedId: FEED, file, patients: shop.sizes.bundles }
  const found = await runOurs<BundlesImported>('import-bundles.js', order)
  if (found.stored < MOST_OF_THEM * found.resources)
    throw new Unavailable(`only ${found.stored} of ${found.resources} resources came in`)
  if (found.stored < found.resources) shop.note(`${found.resources - found.stored} resources wait for a clerk`)
  return { ...found, url }
}

/** Eight connections, no compression on either side: the list as a signed-in person opens it, against a bare one. */
async function listHtml(shop: Workshop): Promise<Finding> {
  const region = await shop.region('small')
  const { seconds, rounds, persons, copies } = shop.sizes
  const url = await shop.scratch.create('floor')
  await runProgram('floor/fill.mjs', url, path.join(await shop.data(), 'sixty.ndjson'), persons, copies.small)
  const port = await freePort()
  const served = await startProgram(floorProgram('srv.mjs'), [url, String(port)])
  const bare = region.visitors.map(({ patient }) => ({ path: `/list/${patient}` }))
  const perSecond = async (origin: string, requests: Parameters<typeof load>[1]['requests']) =>
    (await load(origin, { connections: 8, seconds, requests })).perSecond
  try {
    return await alternately(
      rounds,
      () => perSecond(region.origin, listRequests(region)),
      () => perSecond(`http://127.0.0.1:${port}`, bare),
    )
  } finally {
    await served.stop()
  }
}

/** The same page in a large region (ours) and in a small one (the floor), one connection. */
async function listGrowth(shop: Workshop): Promise<Finding> {
  const large = await shop.region('large')
  const small = await shop.region('small')
  const median = (region: typeof large) => async () =>
    (await load(region.origin, { connections: 1, seconds: shop.sizes.seconds, requests: listRequests(region) }))
      .medianMs
  return alternately(shop.sizes.rounds, median(large), median(small))
}

/** The same page with all that decides what is open, and (the floor) with the person alone; one connection. */
async function listRelease(shop: Workshop): Promise<Finding> {
  const region = await shop.region('small')
  const [policy] = await runStatement(region.url, 'policy-of-released.sql')
  const under = (condition: string) => async () => {
    await runStatement(region.url, 'open-under.sql', { condition })
    const requests = listRequests(region)
    return (await load(region.origin, { connections: 1, seconds: shop.sizes.seconds, requests })).medianMs
  }
  const asItIs = String(policy!.condition)
  try {
    return await alternately(shop.sizes.rounds, under(asItIs), under('person_id = scope_person()'))
  } finally {
    await runStatement(region.url, 'open-under.sql', { condition: asItIs })
  }
}

async function pageWeightFirst(shop: Workshop): Promise<Finding> {
  const { bytes, requests } = await firstVisit(await shop.region('small'))
  shop.note(`the first visit takes ${requests} requests`)
  return { ours: bytes, floor: FIRST_VISIT_BYTES }
}

async function pageWeightLater(shop: Workshop): Promise<Finding> {
  const { bytes } = await laterVisit(await shop.region('small'))
  return { ours: bytes, floor: LATER_VISIT_BYTES }
}

/** The most that the web process had in memory while eight connections asked for lists. */
async function webMemory(shop: Workshop): Promise<Finding> {
  const region = await shop.region('small')
  let done = false
  const loading = load(region.origin, {
    connections: 8,
    seconds: shop.sizes.memorySeconds,
    requests: listRequests(region),
  }).finally(() => {
    done = true
  })
  let most = 0
  while (!done) {
    most = Math.max(most, await residentMegabytes(region.pid))
    await setTimeout(200)
  }
  await loading
  return { ours: most, floor: MEMORY_MB }
}

async function bytesPerResource(shop: Workshop): Promise<Finding> {
  const before = await bytesOfRecord(await shop.scratch.create('import', await shop.template()))
  const { url, stored } = await importAll(shop)
  return { ours: ((await bytesOfRecord(url)) - before) / stored, floor: RESOURCE_BYTES }
}

/** The rules alone, on one core. */
async function decide(shop: Workshop): Promise<Finding> {
  return { ours: await runOurs<number>('decide-facts.js', shop.sizes.seconds), floor: DECIDED_A_SECOND }
}

/** The large region in a database of its own. */
async function fillLarge(shop: Workshop, name: string): Promise<string> {
  const { persons, copies } = shop.sizes
  const url = await shop.scratch.create(name, await shop.template())
  const file = path.join(await shop.data(), 'sixty.ndjson')
  await runOurs<BundlesImported>('import-bundles.js', { url, feedId: FEED, file, patients: persons } as BundlesToImport)
  await runStatement(url, 'copy-persons.sql', { copies: copies.large })
  return url
}

/** The large region, all of it of the last days, is decided anew under a draft and under the rulebook in force. */
async function lab(shop: Workshop): Promise<Finding> {
  const url = await fillLarge(shop, 'lab')
  await runStatement(url, 'tidy.sql')
  const { items, seconds, residentMB } = await runOurs<RegionReplayed>('lab-region.js', { url } as RegionToReplay)
  shop.note(`${items} items in ${Math.round(seconds)} s, ${Math.round(residentMB)} MB at most`)
  return { ours: items / seconds, floor: REPLAYED_A_SECOND }
}

/** A second rulebook comes into force in the large region. */
async function redecide(shop: Workshop): Promise<Finding> {
  const url = await fillLarge(shop, 'redecide')
  const [row] = await runStatement(url, 'today.sql')
  const order: RegionToRedecide = { url, today: row!.today as string }
  const { items, changed, seconds } = await runOurs<RegionRedecided>('redecide-region.js', order)
  shop.note(`${items} items in ${Math.round(seconds)} s, ${changed} of them with another verdict`)
  return { ours: items / seconds, floor: REDECIDED_A_SECOND }
}

async function bytesOfRecord(url: string): Promise<number> {
  const [row] = await runStatement(url, 'bytes-of-record.sql')
  return row!.bytes as number
}

/** One connection searches a record that is longer than any that was seen; it comes last, because it lengthens a record. */
async function search(shop: Workshop): Promise<Finding> {
  const region = await shop.region('small')
  const patient = region.visitors[0]!.patient
  await runStatement(region.url, 'lengthen-record.sql', { patient: `'Patient/${patient}'`, items: shop.sizes.searched })
  await runStatement(region.url, 'tidy.sql')
  const { p95Ms } = await load(region.origin, {
    connections: 1,
    seconds: shop.sizes.seconds,
    requests: searchRequests(region),
  })
  return { ours: p95Ms, floor: SEARCHED_MS }
}
