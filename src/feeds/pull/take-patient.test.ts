import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { setPullPatients } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { json, outcome } from '../../../test/support/bulk-server.ts'
import { observation, patient } from '../../../test/support/fhir-samples.ts'
import { openPullStage, PULLED, type PullStage } from '../../../test/support/pull-stage.ts'

describe('a feed that is fetched patient by patient', () => {
  let stage: PullStage

  beforeAll(async () => {
    stage = await openPullStage('embedded')
    await stage.setUp({ level: 'everything', groupId: null })
    stage.server.everything.set('e1', [
      page(patient('e1'), observation('a', 'e1')),
      page(observation('b', 'e1', { subject: { reference: `${stage.server.base}/Patient/e1` } })),
      page(observation('c', 'e1')),
    ])
    stage.server.everything.set('e2', [page(patient('e2', { birthDate: '1980-01-02' }))])
  })
  beforeEach(() => stage.server.behave())
  afterAll(() => stage.close())

  /** A page of a searchset, with the server's own addresses. */
  const page = (...resources: readonly { resourceType: string; id: string }[]) => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({
      fullUrl: `${stage.server.base}/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  })
  const name = (...patients: readonly string[]) =>
    withSystemScope(stage.house.database, { purpose: 'test' }, (scope) =>
      setPullPatients(scope, { feedId: PULLED, patients }),
    )

  it('needs to know whom to ask about', async () => {
    await expect(stage.pull()).rejects.toThrow(/nobody has said whose records/)
  })

  it('takes in page after page of each, and the next time what has changed', async () => {
    await name('e1', 'e2')
    const report = await stage.pull()
    expect(report).toMatchObject({ received: 5, stored: 5, persons: 2 })
    expect(report.pull).toMatchObject({ outcome: 'complete', files: 2 })
    expect(stage.server.asked.filter((line) => line.includes('$everything'))).toEqual([
      'GET /fhir/Patient/e1/$everything',
      'GET /fhir/Patient/e1/$everything?page=1',
      'GET /fhir/Patient/e1/$everything?page=2',
      'GET /fhir/Patient/e2/$everything',
    ])
    await stage.pull()
    expect(stage.server.asked.at(-1)).toMatch(/_since=/)
  })

  it('asks about those whom it has sent, where nobody was named', async () => {
    await name()
    expect(await stage.pull({ isFull: true })).toMatchObject({ received: 5, unchanged: 5 })
  })

  it('killed between two pages, goes on with the next one', async () => {
    await name('e1')
    let passed = 0
    const crashPoint = () => {
      if (++passed === 7) throw new Error('killed')
    }
    await expect(stage.pull({ isFull: true, crashPoint })).rejects.toThrow('killed')
    await stage.forgetHolder()
    stage.server.behave()
    expect(await stage.pull({ isFull: true })).toMatchObject({ received: 4, unchanged: 4 })
    expect(stage.server.asked.filter((line) => line.includes('$everything')).length).toBeLessThan(3)
  })

  const answers = (at: string, how: Parameters<PullStage['server']['misbehaves']['answers']['set']>[1]) =>
    stage.server.misbehaves.answers.set(at, how)

  // biome-ignore format: the table is read down its columns
  const WRONG = [
    ['knows no such patient',  (answer: never) => outcome(answer, 404, 'no such patient'),                         /answers 404: no such patient/, 1],
    ['gives a page of HTML',   (answer: never) => json(answer, 200, '<html>'),                                     /instead of a Bundle/, 1],
    ['says that it failed',    (answer: never) => json(answer, 200, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', diagnostics: 'timed out' }] }), /timed out instead of a Bundle/, 1],
    ['leads elsewhere',        (answer: never) => json(answer, 200, linked('https://evil.example/next')),          /not approved/, 1],
    ['leads in a circle',      (answer: never) => json(answer, 200, linked('?page=1')),                            /leads on and on/, 1],
    ['says in a page that something is missing', (answer: never) => json(answer, 200, { ...linked(null), entry: [{ search: { mode: 'outcome' }, resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', diagnostics: 'part missing' }] } }] }), /part missing/, 2],
  ] as const
  it.each(WRONG)('tells of a server that %s', async (_what, how, says) => {
    await name('e1', 'e2')
    answers('everything e1 1', how as never)
    const report = await stage.pull({ isFull: true })
    expect(report.pull.outcome).toBe('incomplete')
    expect(report.pull.failed).toEqual([expect.objectContaining({ because: expect.stringMatching(says) })])
    expect(await stage.aside()).toContainEqual(expect.objectContaining({ what: expect.stringMatching(says) }))
    expect(stage.server.asked).toContain('GET /fhir/Patient/e2/$everything')
  })
})

function linked(next: string | null) {
  return { resourceType: 'Bundle', type: 'searchset', link: next ? [{ relation: 'next', url: next }] : [] }
}
