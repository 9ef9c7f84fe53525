import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { observation, patient } from '../../../test/support/fhir-samples.ts'
import { ndjson, openPullStage, type PullStage } from '../../../test/support/pull-stage.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'

describe.each(databaseKinds())('a feed that is fetched by Bulk Data, on %s', (kind) => {
  let stage: PullStage

  beforeAll(async () => {
    stage = await openPullStage(kind)
    stage.server.files = [
      { type: 'Observation', body: ndjson(observation('o1', 'p1'), observation('o2', 'p1')) },
      { type: 'Patient', body: ndjson(patient('p1')) },
    ]
  })
  beforeEach(() => stage.server.behave())
  afterAll(() => stage.close())

  it('asks for a token, an export, its files, and gives the export up', async () => {
    const report = await stage.pull()
    expect(report).toMatchObject({ received: 3, stored: 3, quarantined: 0, unmatched: 0, persons: 1 })
    expect(report.pull).toMatchObject({ outcome: 'complete', since: null, files: 2, failed: [] })
    expect(stage.server.asked.map((line) => line.replace(/status\/.*/, 'status'))).toEqual([
      'GET /fhir/.well-known/smart-configuration',
      'POST /token',
      'GET /fhir/Group/all/$export?_outputFormat=application%2Ffhir%2Bndjson',
      'GET /status',
      'GET /status',
      'GET /files/1',
      'GET /files/0',
      'DELETE /status',
    ])
  })
})
