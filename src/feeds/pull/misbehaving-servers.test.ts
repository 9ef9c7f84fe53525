import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Misbehaviour } from '../../../test/support/bulk-server.ts'
import { json, outcome } from '../../../test/support/bulk-server.ts'
import { observation, patient } from '../../../test/support/fhir-samples.ts'
import { INSTITUTION, ndjson, openPullStage, type PullStage } from '../../../test/support/pull-stage.ts'

const OBSERVATIONS = Array.from({ length: 120 }, (_, at) => observation(`o${at}`, 'p1'))

describe('a Bulk Data server that', () => {
  let stage: PullStage
  /** A server that nobody has approved. */
  let elsewhere: Server
  let elsewhereUrl: string
  let visits = 0

  beforeAll(async () => {
    stage = await openPullStage('embedded')
    elsewhere = createServer((_, answer) => {
      visits++
      answer.end(ndjson(patient('foreign')))
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/files/1`
  })
  beforeEach(async () => {
    stage.server.behave()
    stage.server.files = [
      { type: 'Observation', body: ndjson(...OBSERVATIONS) },
      { type: 'Patient', body: ndjson(patient('p1')) },
    ]
    await stage.setUp()
    await stage.house.owner(`update pull set ended_at = now(), outcome = 'failed' where ended_at is null`)
  })
  afterAll(async () => {
    expect(visits).toBe(0)
    elsewhere.close()
    await stage.close()
  })

  const json200 = (said: unknown) => (answer: Parameters<NonNullable<Misbehaviour['kickOff']>>[0]) =>
    json(answer, 200, said)
  const outcome200 = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'throttled', diagnostics: 'too busy' }],
  }

  /** Nothing could be had: what is said, and whether the pull stays open. */
  // biome-ignore format: the table is read down its columns
  const HOPELESS: readonly (readonly [string, Partial<Misbehaviour>, RegExp, 'failed' | null])[] = [
    ['answers the kick-off at once',          { kickOff: json200(outcome200) },                         /begins no export and answers at once: too busy/, 'failed'],
    ['does not know exports',                 { kickOff: (answer) => outcome(answer, 404, 'unknown') }, /answers 404: unknown/, 'failed'],
    ['says not where it tells of the export', { kickOff: (answer) => answer.writeHead(202).end() },     /does not say where/, 'failed'],
    ['begins to answer and never ends',       { kickOff: drip },                                        /begins no export and answers at once: nothing/, 'failed'],
    ['tells of the export nowhere',           { statusAt: 'http://' },                                  /http:\/\/ is no address of a web server/, 'failed'],
    ['wants to speak otherwise',              { kickOff: (answer) => answer.writeHead(101, { upgrade: 'x', connection: 'upgrade' }).end() }, /broke off/, null],
    ['is down',                               { kickOff: (answer) => outcome(answer, 503, 'down') },    /answers 503: down/, null],
    ['leads elsewhere at the kick-off',       { kickOff: (answer) => answer.writeHead(302, { location: '/x' }).end() }, /redirects are not followed/, 'failed'],
    ['tells of the export elsewhere',         { statusAt: 'https://evil.example/status/1' },            /https:\/\/evil\.example, which is not approved/, 'failed'],
    ['tells of the export at another port',   { statusAt: 'http://127.0.0.1:1/status/1' },              /not approved/, 'failed'],
    ['forgets the export',                    { statusFails: [404] },                                   /answers 404: busy/, 'failed'],
    ['never gets ready',                      { neverReady: true },                                     /has not been ready for .* minutes, and is given up/, 'failed'],
    ['says in the list that it failed',       { manifest: () => outcome200 },                           /list of files cannot be read: it says too busy/, 'failed'],
    ['gives a page for the list',             { manifest: () => '<html><body>Sign in' },                /it is a page of HTML or XML/, 'failed'],
    ['gives half a list',                     { manifest: () => '{"transactionTime":"2026-' },          /something that is no JSON/, 'failed'],
    ['names no instant',                      { manifest: (all) => ({ ...all, transactionTime: 'now' }) }, /transactionTime is missing or no instant/, 'failed'],
    ['names a file without an address',       { manifest: (all) => ({ ...all, output: [{ type: 'Patient' }] }) }, /output\[0\] has no type or no url/, 'failed'],
    ['gives an endless list',                 { manifest: () => ' '.repeat(40_000_000) },               /larger than/, 'failed'],
    ['refuses us',                            { tokenAnswers: [(answer) => json(answer, 400, { error: 'invalid_client', error_description: 'who?' })] }, /gives no token \(400, invalid_client: who\?\)/, 'failed'],
    ['gives tokens elsewhere',                { tokenAt: 'https://evil.example/token' },                /https:\/\/evil\.example, which is not approved/, 'failed'],
    ['says not where tokens are given',       { tokenAt: 7 as never },                                  /does not say where tokens are given/, 'failed'],
    ['gives no token',                        { tokenAnswers: [json200({ token_type: 'bearer' })] },    /gives no token \(200\)/, 'failed'],
    ['takes no signature of ours',            { algorithms: ['PS256'] },                                /takes PS256 signatures/, 'failed'],
  ]
  it.each(HOPELESS)('%s', async (_what, misbehaves, says, ends) => {
    stage.server.behave(misbehaves)
    const fault = await stage
      .pull({ limits: { exportSeconds: misbehaves.neverReady ? 0.2 : 60, answerMs: 500 } })
      .catch((caught: Error & { mend?: string }) => caught)
    expect((fault as Error).message).toMatch(says)
    expect((fault as { mend?: string }).mend).toMatch(/\w{3}.*\.$/)
    expect(await stage.lastPull()).toMatchObject({ outcome: ends, because: expect.stringMatching(says) })
    const aside = await stage.aside()
    const told = expect.objectContaining({ what: expect.stringMatching(says) })
    if (ends) expect(aside).toContainEqual(told)
    else expect(aside).not.toContainEqual(told)
  })

  /** Something could be had: what is said of the file that could not, and how much has come. */
  type Partly = readonly [string, (stage: PullStage) => void, RegExp, { received: number; stored?: number }]
  const answers = (path: string, how: Parameters<Misbehaviour['answers']['set']>[1]) => (on: PullStage) =>
    void on.server.misbehaves.answers.set(path, how)
  // biome-ignore format: the table is read down its columns
  const PARTLY: readonly Partly[] = [
    ['lacks a file',                       answers('/files/0', (answer) => outcome(answer, 404, 'gone')),   /files\/0 answers 404: gone/, { received: 2 }],
    ['leads elsewhere for a file',         answers('/files/0', (answer) => void answer.writeHead(302, { location: elsewhereUrl }).end()), /redirects are not followed/, { received: 2 }],
    ['gives a page for a file',            answers('/files/0', (answer) => void answer.end('<html>Sign in</html>')), /a page of HTML or XML instead of NDJSON/, { received: 2 }],
    ['says in a file that it failed',      answers('/files/0', (answer) => json(answer, 200, outcome200)),  /says 1 times that something could not be exported: too busy/, { received: 3 }],
    ['gives a file that never ends',       answers('/files/0', endlessly),                                  /larger than 300000 bytes/, { received: 0 }],
    ['goes silent in a file',              answers('/files/0', (answer) => void answer.writeHead(200).write('{')), /does not answer in time/, { received: 2 }],
    ['cuts every file in the same place',  ({ server }) => { server.misbehaves.cutAfter = { bytes: 5_000, times: 99 } }, /broke off/, { received: 2 }],
    ['cuts compressed files off',          ({ server }) => { server.misbehaves.gzip = 'cut' },               /compressed file .* is damaged or cut off/, { received: 0 }],
    ['counted more than it gives',         ({ server }) => { server.files = [{ ...server.files[0]!, count: 130 }, server.files[1]!] }, /holds 120 resources, and the server had counted 130/, { received: 122 }],
    ['names a file elsewhere',             ({ server }) => { server.files = [{ ...server.files[0]!, url: elsewhereUrl }, server.files[1]!] }, /not approved/, { received: 2 }],
    ['could not export everything',        ({ server }) => { server.files = [...server.files, { type: 'OperationOutcome', kind: 'error', body: ndjson(outcome200) }] }, /could not be exported: too busy/, { received: 123 }],
    ['gives another file each time',       changing,                                                        /is not what it was/, { received: 0 }],
  ]
  it.each(PARTLY)('%s', async (_what, misbehave, says, came) => {
    misbehave(stage)
    const limits = { fileBytes: 300_000, patienceMs: 200 }
    const report = await stage.pull({ limits, isFull: true })
    expect(report.pull.outcome).toBe('incomplete')
    expect(report.pull.failed[0]!.because).toMatch(says)
    expect(report.pull.failed[0]!.mend).toMatch(/\w{3}.*\.$/)
    if (came.received > 0) expect(report.received).toBe(came.received)
    expect(await stage.aside()).toContainEqual(expect.objectContaining({ what: expect.stringMatching(says) }))
    expect(await stage.lastPull()).toMatchObject({ outcome: 'incomplete', because: expect.stringMatching(says) })
  })

  it('is asked no more for what it has given in full: nothing is missing then', async () => {
    stage.server.behave({ answers: new Map([['/files/0', (answer) => outcome(answer, 404, 'gone')]]) })
    await stage.pull({ isFull: true })
    const missing = async () => (await stage.aside()).filter(({ what }) => String(what).includes('answers 404: gone'))
    expect(await missing()).toHaveLength(1)
    stage.server.behave()
    await stage.pull({ isFull: true })
    expect(await missing()).toEqual([])
  })

  // biome-ignore format: the table is read down its columns
  const HARMLESS: readonly (readonly [string, Partial<Misbehaviour>])[] = [
    ['is busy now and then',                    { statusFails: [503, 429, 500] }],
    ['says no time to come again',              { retryAfter: null }],
    ['says an odd time to come again',          { retryAfter: 'Fri, 31 Dec 2027 23:59:59 GMT' }],
    ['breaks off in a file',                    { cutAfter: { bytes: 20_000, times: 2 } }],
    ['breaks off and knows the rest (ETag)',    { cutAfter: { bytes: 20_000, times: 2 }, withEtag: true }],
    ['packs its files',                         { gzip: 'yes' }],
    ['packs its files and breaks off',          { gzip: 'yes', cutAfter: { bytes: 1_000, times: 1 } }],
    ['names its files twice',                   { manifest: (all) => ({ ...all, output: [...(all.output as []), ...(all.output as [])] }) }],
    ['does not say what it has',                { manifest: (all) => ({ ...all, error: null, deleted: undefined }) }],
    ['gives tokens that end at once',           { tokenSeconds: 1 }],
    ['does not say which signatures it takes',  { algorithms: ['ES384'] }],
    ['is slow to give tokens',                  { tokenAnswers: [(answer) => json(answer, 503, {})] }],
  ]
  it.each(HARMLESS)('%s gives everything in the end, once', async (_what, misbehaves) => {
    stage.server.behave(misbehaves)
    const report = await stage.pull({ isFull: true })
    expect(report).toMatchObject({ received: 121, quarantined: 0, unmatched: 0 })
    expect(report.pull).toMatchObject({ outcome: 'complete', failed: [], files: 2 })
  })

  it('gives the same file at two addresses changes nothing the second time', async () => {
    const twice = (output: unknown) =>
      (output as { url: string }[]).flatMap((file) => [file, { ...file, url: `${file.url}?2` }])
    stage.server.behave({ manifest: (all) => ({ ...all, output: twice(all.output) }) })
    const before = await stage.recorded(INSTITUTION)
    const report = await stage.pull({ isFull: true })
    expect(report).toMatchObject({ received: 242, stored: 0, updated: 0, unchanged: 242 })
    expect(await stage.recorded(INSTITUTION)).toEqual(before)
  })

  it('has forgotten everything while we were away is asked anew', async () => {
    await expect(stage.pull({ crashPoint: dyingAt(4) })).rejects.toThrow('killed')
    stage.server.exports.clear()
    stage.server.tokens.clear()
    await stage.forgetHolder()
    await expect(stage.pull()).rejects.toThrow(/answers 404/)
    expect((await stage.pull()).pull.outcome).toBe('complete')
  })

  it('stands in a private net is not asked unless that is wanted', async () => {
    await stage.setUp({ allowsPrivate: false })
    await expect(stage.pull()).rejects.toThrow(/not encrypted/)
    await stage.setUp({ allowsPrivate: false, baseUrl: stage.server.base.replace('http:', 'https:') })
    await expect(stage.pull()).rejects.toThrow(/an address of this machine or of a private net/)
    expect(stage.server.asked).toEqual([])
  })
})

function dyingAt(point: number): () => void {
  let passed = 0
  return () => {
    if (++passed === point) throw new Error('killed')
  }
}

function drip(answer: Parameters<NonNullable<Misbehaviour['kickOff']>>[0]): void {
  answer.writeHead(200)
  const timer = setInterval(() => (answer.destroyed ? clearInterval(timer) : answer.write(' ')), 20)
}

function endlessly(answer: Parameters<NonNullable<Misbehaviour['kickOff']>>[0]): void {
  answer.writeHead(200)
  const line = `${JSON.stringify(observation('again', 'p1'))}\n`.repeat(100)
  const more = () => {
    while (!answer.destroyed && answer.write(line));
    if (!answer.destroyed) answer.once('drain', more)
  }
  more()
}

/** Breaks off each time, and begins otherwise the next time. */
function changing({ server }: PullStage): void {
  let times = 0
  server.misbehaves.answers.set('/files/0', (answer) => {
    answer.writeHead(200, { 'content-length': 1_000_000 })
    answer.write(ndjson(observation(`other-${times++}`, 'p1')).repeat(20), () => setTimeout(() => answer.destroy(), 5))
  })
}
