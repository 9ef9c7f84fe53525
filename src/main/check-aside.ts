import { Worker as Thread } from 'node:worker_threads'
import { Invalid, Unavailable } from '#base/errors'
import type { CheckReport } from '#conformance'
import type { SampleFile, SamplesToCheck } from './check-files.ts'
import { formatByLook } from './commands/find-input.ts'
import type { House } from './open-house.ts'
import { readScratchSetUp } from './scratch-region.ts'

const LONGEST_SECONDS = 60
const MOST_MEGABYTES = 512

/**
 * Checks samples that somebody sent by a page, in a thread with its own memory and an end to its time. One at a time: who
 * comes meanwhile is told so (Unavailable). Throws Invalid for what takes longer than a minute.
 */
export function checkAside({
  database,
  matchRules,
}: Pick<House, 'database' | 'matchRules'>): (order: {
  readonly feedId: string
  readonly files: readonly SampleFile[]
}) => Promise<CheckReport> {
  let isBusy = false
  return async ({ feedId, files }) => {
    if (isBusy) throw new Unavailable('samples of somebody else are being looked at')
    isBusy = true
    try {
      const setUp = await readScratchSetUp(database, { feedId })
      return await inThread({
        setUp,
        rules: matchRules,
        files: files.map((file) => ({ ...file, format: formatByLook(file) })),
      })
    } finally {
      isBusy = false
    }
  }
}

async function inThread(samples: SamplesToCheck): Promise<CheckReport> {
  const resourceLimits = { maxOldGenerationSizeMb: MOST_MEGABYTES }
  const thread = new Thread(new URL('check-thread.js', import.meta.url), { workerData: samples, resourceLimits })
  const timer = setTimeout(() => void thread.terminate(), LONGEST_SECONDS * 1000)
  try {
    return await new Promise<CheckReport>((resolve, reject) => {
      thread.once('message', resolve)
      thread.once('error', reject)
      thread.once('exit', () => reject(new Invalid('these samples take longer than a minute')))
    })
  } finally {
    clearTimeout(timer)
  }
}
