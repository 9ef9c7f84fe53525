import { readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { simulate } from '#lab'
import { openPostgres } from '#platform/database/open-database'

/** What this process is asked to do, as one line of JSON in its first argument. */
export type RegionToReplay = { readonly url: string }

export type RegionReplayed = { readonly items: number; readonly seconds: number; readonly residentMB: number }

const SHIPPED = new URL('../../../rulebooks/default.yaml', import.meta.url)
const EVERYDAY = 'when: { testClass: routine, category: laboratory }\n    then: immediate\n'
/** Whatever was issued in the last fifty years. */
const ALL_DAYS = 18_250
const AFTER_TWO_DAYS = 'when: { testClass: routine, category: laboratory }\n    then: { do: delay, days: 2 }\n'

/** Replays the whole region through a draft by which everyday tests wait two days. */
async function replayRegion({ url }: RegionToReplay): Promise<RegionReplayed> {
  const yaml = (await readFile(SHIPPED, 'utf8')).replace(EVERYDAY, AFTER_TWO_DAYS)
  const database = openPostgres(url)
  const from = performance.now()
  const { all } = await simulate(database, { yaml, days: ALL_DAYS, timeZone: 'Europe/Oslo' })
  const seconds = (performance.now() - from) / 1000
  await database.close()
  return { items: all.items, seconds, residentMB: process.resourceUsage().maxRSS / 1024 }
}

process.stdout.write(JSON.stringify(await replayRegion(JSON.parse(process.argv[2]!) as RegionToReplay)))
