import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renewCredential } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { patient } from '../../../test/support/fhir-samples.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/test-house.ts'
import { MATCH_RULES } from '../../main/match-rules.ts'
import { type FeedDoor, receiveFhir } from './receive-fhir.ts'

const server = Fastify()
const faults: string[] = []
let house: TestHouse
let credential: string
beforeAll(async () => {
  house = await openTestHouse('embedded')
  await house.owner(`insert into institution (institution_id, name, service_type, municipality, time_zone, contact, joined_on, status)
    values ('lab', 'Laboratory', 'laboratory', 'Here', 'Europe/Oslo', 'lab@example.org', '2026-01-01', 'offering')`)
  await house.owner(
    `insert into feed (feed_id, institution_id, format, aggregator) values ('lab-fhir', 'lab', 'fhir', false)`,
  )
  credential = await withSystemScope(house.database, { purpose: 'test' }, (scope) =>
    renewCredential(scope, { feedId: 'lab-fhir' }),
  )
  const log = { error: (event: string) => void faults.push(event) }
  await receiveFhir(server, { database: house.database, rules: MATCH_RULES, log } as unknown as FeedDoor)
  await server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server.close()
  await house.close()
})

function push(headers: Record<string, string>, body: Iterable<Buffer> | null, path = '/ingest/lab-fhir/fhir') {
  const { port } = server.server.address() as AddressInfo
  const authorization = `Bearer ${credential}`
  return new Promise<{ status: number; said: Record<string, unknown> }>((resolve, reject) => {
    const options = { port, path, method: 'POST', headers: { ...headers, authorization } }
    const request = http.request(options, async (answer) => {
      const chunks: Buffer[] = []
      for await (const chunk of answer) chunks.push(chunk as Buffer)
      request.destroy()
      resolve({ status: answer.statusCode!, said: JSON.parse(Buffer.concat(chunks).toString()) })
    })
    request.on('error', reject)
    if (body) Readable.from(body).pipe(request)
    else request.end()
  })
}

const JSON_TYPE = { 'content-type': 'application/fhir+json' }
const refused = (code: string) => ({ resourceType: 'OperationOutcome', issue: [{ code }] })

function* megabytes(count: number) {
  for (let n = 0; n < count; n++) yield Buffer.alloc(1024 * 1024)
}

test('a push is taken in', async () => {
  const anna = Buffer.from(JSON.stringify(patient('anna')))
  expect(await push(JSON_TYPE, [anna])).toMatchObject({ status: 200, said: { received: 1, stored: 1 } })
  const counts = await house.owner('select count(*)::int as count from patient_link')
  expect(counts).toEqual([{ count: 1 }])
})

test('a clinical document has a door of its own, for XML alone', async () => {
  const xml = { 'content-type': 'application/xml' }
  const document = () => [Buffer.from('<ClinicalDocument/>')]
  expect(await push(xml, document(), '/ingest/lab-fhir/ccda')).toMatchObject({ status: 422, said: { quarantined: 1 } })
  expect(await push(JSON_TYPE, document(), '/ingest/lab-fhir/ccda')).toMatchObject({
    status: 415,
    said: refused('not-supported'),
  })
  expect(await push(xml, document())).toMatchObject({ status: 415, said: refused('not-supported') })
})

test.each([
  ['nothing at all', {}, null],
  ['a body without content type', {}, [Buffer.from('{}')]],
  ['a type that is no FHIR', { 'content-type': 'text/csv' }, [Buffer.from('a;b')]],
])('%s is answered with 415', async (_what, headers, body) => {
  expect(await push(headers, body)).toMatchObject({ status: 415, said: refused('not-supported') })
})

test('a body over the limit is answered with 413, announced or not; that is no fault of ours', async () => {
  const announced = { ...JSON_TYPE, 'content-length': String(300 * 1024 * 1024) }
  expect(await push(announced, megabytes(300))).toMatchObject({ status: 413, said: refused('too-long') })
  expect(await push(JSON_TYPE, megabytes(300))).toMatchObject({ status: 413, said: refused('too-long') })
  expect(faults).toEqual([])
})
