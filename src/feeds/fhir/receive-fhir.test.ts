import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ImportOrder } from '#ingestion'
import { type FeedDoor, receiveFhir } from './receive-fhir.ts'

// What is tested is the door: behind it stands a reader that only counts bytes.
vi.mock('#institutions', () => ({ checkCredential: async () => true, checkFeedToken: async () => false }))
vi.mock('#platform/database/scopes', () => ({ withSystemScope: async (...of: unknown[]) => (of[2] as () => void)() }))
vi.mock('#ingestion', () => ({
  importInput: async (_database: unknown, { sources }: ImportOrder) => {
    let bytes = 0
    for await (const { chunks } of sources) for await (const chunk of chunks) bytes += chunk.length
    return { received: 1, quarantined: 0, bytes }
  },
}))

const server = Fastify()
const faults: string[] = []
beforeAll(async () => {
  const log = { error: (event: string) => void faults.push(event) }
  await receiveFhir(server, { database: null, rules: null, log } as unknown as FeedDoor)
  await server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => server.close())

function push(headers: Record<string, string>, body: Iterable<Buffer> | null, path = '/ingest/a/fhir') {
  const { port } = server.server.address() as AddressInfo
  const authorization = `Bearer ${'a'.repeat(30)}`
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
  expect(await push(JSON_TYPE, [Buffer.from('{}')])).toMatchObject({ status: 200, said: { bytes: 2 } })
})

test('a clinical document has a door of its own, for XML alone', async () => {
  const xml = { 'content-type': 'application/xml' }
  const document = () => [Buffer.from('<ClinicalDocument/>')]
  expect(await push(xml, document(), '/ingest/a/ccda')).toMatchObject({ status: 200, said: { bytes: 19 } })
  expect(await push(JSON_TYPE, document(), '/ingest/a/ccda')).toMatchObject({
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
