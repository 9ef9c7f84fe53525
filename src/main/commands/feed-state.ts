import { Invalid } from '#base/errors'
import { replayFeed, startWorker } from '#ingestion'
import { pauseFeed, resumeFeed } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import type { House } from '../open-house.ts'
import type { Output } from '../output.ts'

/** Keeps back what a feed sends from now on, with the reason that staff read. */
export async function pause({ database }: House, feedId: string, because: string, output: Output): Promise<number> {
  await withSystemScope(database, { purpose: 'pause' }, (scope) => pauseFeed(scope, { feedId, because }))
  output.answer(`${feedId} is paused: what it sends is kept and waits.`)
  return 0
}

/** Lets a paused feed go on, and takes in what waited. */
export async function resume(house: House, feedId: string, output: Output): Promise<number> {
  await withSystemScope(house.database, { purpose: 'resume' }, (scope) => resumeFeed(scope, { feedId }))
  await takeIn(house, output)
  output.answer(`${feedId} goes on; what waited has been taken in.`)
  return 0
}

/** Takes what a feed sent from an instant on through the steps once more. */
export async function replay(
  house: House,
  feedId: string,
  { from, until }: { readonly from: string; readonly until: string | undefined },
  output: Output,
): Promise<number> {
  const span = { from: instant('--from', from), ...(until === undefined ? {} : { until: instant('--until', until) }) }
  const messages = await replayFeed(house.database, { feedId, ...span })
  await takeIn(house, output)
  output.answer(`${messages} messages of ${feedId} went through once more.`)
  return 0
}

async function takeIn({ database, matchRules }: House, output: Output): Promise<void> {
  const say = (event: string) => output.note(`${event}\n`)
  const log = { error: say, warn: say, info: () => undefined, debug: () => undefined }
  const worker = startWorker(database, { rules: matchRules, log })
  await worker.drain()
  await worker.stop()
}

function instant(option: string, text: string): Date {
  const at = new Date(text)
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(at.getTime()))
    throw new Invalid(`${option} is "${text}"; it must be a time such as 2026-03-01T08:00:00Z`)
  return at
}
