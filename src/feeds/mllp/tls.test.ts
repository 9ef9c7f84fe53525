import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ConnectionOptions } from 'node:tls'
import { afterAll, afterEach, expect, test } from 'vitest'
import { admitCertificate, endCertificate } from '#institutions'
import { withSystemScope } from '#platform/database/scopes'
import { type MadeCertificate, makeAuthority } from '../../../test/support/certificates.ts'
import { MllpClient, said } from '../../../test/support/mllp-client.ts'
import { type MllpStage, openMllpStage, oru, type StageOrder } from '../../../test/support/mllp-stage.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'causeway-tls-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const ours = makeAuthority(folder, 'region')
const server = ours.issue('portal')
const files = { key: server.key, certificate: server.certificate, clientAuthorities: null, revoked: null }
const mutual = { ...files, clientAuthorities: ours.certificate }
const orkdal = ours.issue('orkdal')

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function stage(order: StageOrder): Promise<MllpStage> {
  const opened = await openMllpStage('embedded', order)
  open.push(opened.close)
  return opened
}

function connect(port: number, own?: MadeCertificate, more: ConnectionOptions = {}): MllpClient {
  const certificate = own ? { key: readFileSync(own.key), cert: readFileSync(own.certificate) } : {}
  const trusted = { ca: readFileSync(ours.certificate), checkServerIdentity: () => undefined }
  const client = MllpClient.connectSafely(port, { ...trusted, ...certificate, ...more })
  open.push(() => client.close())
  return client
}

const admit = ({ house }: MllpStage, { fingerprint }: MadeCertificate, feedId: string) =>
  withSystemScope(house.database, { purpose: 'test' }, (scope) =>
    admitCertificate(scope, { feedId, fingerprint, subject: 'test' }),
  )

test('messages come over TLS, for the feed of the port', async () => {
  const on = await stage({ tls: files })
  expect(said(await connect(on.ports[0]).send(oru('m1')))).toBe('AA m1')
  expect(await on.inbox()).toEqual(['orkdal-hl7v2 m1'])
  expect(await connect(on.ports[0], undefined, { maxVersion: 'TLSv1.1' }).send(oru('old'))).toBe('')
  expect(await (await MllpClient.connect(on.ports[0])).send(oru('plain'))).toBe('')
  expect(await on.inbox()).toHaveLength(1)
})

test('with mutual TLS the certificate leads to the feed, whatever the message says', async () => {
  const on = await stage({ tls: mutual, byCertificate: true })
  await admit(on, orkdal, 'orkdal-hl7v2')
  const client = connect(on.ports[0], orkdal)
  expect(said(await client.send(oru('m1')))).toBe('AA m1')
  expect(said(await client.send(oru('m2', { facility: 'kystlab' })))).toBe('AR m2')
  const [row] = await on.house.owner(`select string_agg(distinct institution_id, ' ') as whose from inbox_message`)
  expect(row).toEqual({ whose: 'orkdal' })
})

test('without a certificate, with one of somebody else, and with one that nobody let in, nothing is read', async () => {
  const on = await stage({ tls: mutual, byCertificate: true })
  await admit(on, orkdal, 'orkdal-hl7v2')
  const stranger = makeAuthority(folder, 'stranger').issue('orkdal')
  const unknown = ours.issue('unknown')
  for (const certificate of [undefined, stranger, unknown])
    expect(await connect(on.ports[0], certificate).send(oru('m1'))).toBe('')
  expect(await on.inbox()).toEqual([])
  expect(on.logged.map(({ event }) => event)).toContain(
    'mllp connection refused: no feed is known by this port or certificate',
  )
})

test('a certificate that its authority has withdrawn does not come in', async () => {
  const withdrawn = ours.issue('withdrawn')
  const on = await stage({ tls: { ...mutual, revoked: ours.withdraw(withdrawn) }, byCertificate: true })
  await admit(on, withdrawn, 'orkdal-hl7v2')
  await admit(on, orkdal, 'orkdal-hl7v2')
  expect(await connect(on.ports[0], withdrawn).send(oru('m1'))).toBe('')
  expect(said(await connect(on.ports[0], orkdal).send(oru('m2')))).toBe('AA m2')
})

test('a certificate that is shut out loses its open connection', async () => {
  const on = await stage({ tls: mutual, byCertificate: true, limits: { identitySeconds: 0.2 } })
  await admit(on, orkdal, 'orkdal-hl7v2')
  const client = connect(on.ports[0], orkdal)
  expect(said(await client.send(oru('m1')))).toBe('AA m1')
  const { fingerprint } = orkdal
  const ended = await withSystemScope(on.house.database, { purpose: 'test' }, (scope) =>
    endCertificate(scope, { fingerprint }),
  )
  expect(ended).toBe(true)
  await client.closed
  expect(await connect(on.ports[0], orkdal).send(oru('m2'))).toBe('')
})

test('a port of one feed is closed to the certificate of another', async () => {
  const on = await stage({ tls: mutual })
  await admit(on, orkdal, 'orkdal-hl7v2')
  expect(said(await connect(on.ports[0], orkdal).send(oru('m1')))).toBe('AA m1')
  expect(await connect(on.ports[1], orkdal).send(oru('m2'))).toBe('')
})
