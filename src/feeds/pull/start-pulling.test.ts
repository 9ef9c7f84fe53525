import { afterAll, beforeAll, expect, it } from 'vitest'
import { listPullHealth } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { observation, patient } from '../../../test/support/fhir-samples.ts'
import { ndjson, openPullStage, type PullStage } from '../../../test/support/pull-stage.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'
import { startPulling } from './start-pulling.ts'

let stage: PullStage

beforeAll(async () => {
  stage = await openPullStage('embedded')
  await stage.setUp({ everyMinutes: 60 })
  stage.server.files = [{ type: 'Patient', body: ndjson(patient('p1'), observation('o1', 'p1')) }]
})
afterAll(() => stage.close())

/** Lets rounds go by until `isDone`; answers what was warned of. */
async function rounds(isDone: () => Promise<boolean>): Promise<string[]> {
  const warned: string[] = []
  const log = { info: () => undefined, warn: (_event: string, fields = {}) => void warned.push(JSON.stringify(fields)) }
  const pulling = startPulling(stage.house.database, { rules: MATCH_RULES, keysFile: stage.file, log, everyMs: 10 })
  await expect.poll(isDone, { timeout: 20_000 }).toBe(true)
  await pulling.stop()
  return warned
}

const ended = async () =>
  Number((await stage.house.owner(`select count(*) as n from pull where ended_at is not null`))[0]!.n)
const health = () => withSystemScope(stage.house.database, { purpose: 'test' }, listPullHealth)

it('fetches a feed when its time has come, in rounds that do not wait for its server', async () => {
  stage.server.behave({ polls: 2 })
  expect(await rounds(async () => (await ended()) === 1)).toEqual([])
  expect(await stage.lastPull()).toMatchObject({ outcome: 'complete' })
  expect(await health()).toMatchObject([{ outcome: 'complete', because: null, isLate: false, failedFiles: 0 }])

  let passed = 0
  await rounds(async () => ++passed > 3)
  expect(await ended(), 'not before its time').toBe(1)

  await stage.house.owner(`update pull set started_at = now() - interval '61 minutes'`)
  await rounds(async () => (await ended()) === 2)
})

it('leaves a paused feed alone, and says of one that cannot be fetched what is wrong', async () => {
  await stage.house.owner(
    `update pull set started_at = now() - interval '61 minutes', ended_at = now() - interval '5 hours'`,
  )
  await stage.house.owner(`update feed_pull set set_up_at = now() - interval '5 hours'`)
  expect(await health()).toMatchObject([{ isLate: true }])
  await stage.house.owner(`insert into feed_pause select feed_id, institution_id, now(), 'test' from feed`)
  let passed = 0
  await rounds(async () => ++passed > 3)
  expect(await ended()).toBe(2)
  await stage.house.owner(`update feed_pause set resumed_at = now()`)

  stage.server.keys = { keys: [] }
  const warned = await rounds(async () => (await ended()) === 3)
  expect(warned.join()).toMatch(/causeway doctor says why/)
  expect(await health()).toMatchObject([{ outcome: 'failed', because: expect.stringContaining('gives no token') }])
})
