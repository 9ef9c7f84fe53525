import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withSystemScope } from '#platform/database/scopes'
import { bundle, observation, patient } from '../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { endPushDevice } from './push-device.ts'
import { tellOfRecords } from './tell-of-records.ts'

const KEYS = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }
const device = (id: number) => ({ endpoint: `https://push.example/${id}`, ...KEYS })

describe.each(databaseKinds())('browsers tell, on %s', (kind) => {
  let portal: TestPortal
  let one = ''
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    await arrives('first')
    const [row] = await portal.house.owner(
      `select l.person_id from patient_key k join patient_link l using (link_id) where k.key = 'Patient/pushed'`,
    )
    const grants = [{ personId: row!.person_id as string, capacity: 'self' as const }]
    await portal.addAccount('pushed@test.example', { name: 'Pushed', language: 'ar', grants })
    one = await portal.signIn('pushed@test.example')
    await tell()
  })
  afterAll(() => portal.close())

  const arrives = (id: string) =>
    portal.takeIn(
      'nordfjord-hospital-fhir',
      bundle(patient('pushed', { birthDate: '1951-02-03' }), observation(`pushed-${id}`, 'pushed')),
    )
  const tell = async () => {
    await portal.house.owner('update record_notice set next_look_at = now()')
    for (let round = 0; round < 3; round++)
      await withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
        tellOfRecords(scope, { address: 'https://portal.example', timeZone: 'Europe/Oslo' }),
      )
  }
  const add = (form: Record<string, string>, cookie = one) => portal.post('/settings/notices/devices', form, cookie)
  const page = async () => (await portal.get('/settings/notices', one)).text
  const queued = () =>
    portal.house.owner(`select kind, to_address, body from outgoing_message where message_key like 'record/%'
      and (to_address = 'pushed@test.example' or kind = 'push') order by created_at, message_key`)

  it('a device is added by its browser, and no address but a push service is taken', async () => {
    for (const wrong of [
      { endpoint: 'https://evil.example/1', ...KEYS },
      { endpoint: 'http://127.0.0.1:22/', ...KEYS },
      { ...device(1), p256dh: 'short' },
      { ...device(1), auth: '' },
      {},
    ])
      expect((await add(wrong as Record<string, string>)).status).toBe(400)
    expect((await add(device(1))).location).toBe('/settings/notices?saved=yes')
    expect((await add(device(2))).location).toBe('/settings/notices?saved=yes')
    expect((await add(device(2))).location).toBe('/settings/notices?saved=yes')
    expect((await page()).match(/name="ends"/g)).toHaveLength(2)
    expect(await page()).toMatch(/value="push"[^>]*checked/)
  })

  it('what is new is told on each, in the own language, once, and not by mail', async () => {
    await arrives('second')
    await tell()
    await tell()
    const rows = await queued()
    expect(rows.map(({ kind }) => kind)).toEqual(['push', 'push'])
    const said = JSON.parse(String(rows[0]!.body)) as Record<string, string>
    expect(said).toMatchObject({ language: 'ar', direction: 'rtl', address: 'https://portal.example' })
    expect(Object.keys(said).sort()).toEqual(['address', 'body', 'direction', 'language', 'title'])
  })

  it('a device that has gone is told no more; without any, mail goes again', async () => {
    const ids = [...(await page()).matchAll(/name="ends" value="([\w-]+)"/g)].map(([, id]) => id!)
    const other = await portal.signIn('patient@demo.example')
    await add({ ends: ids[0]! }, other)
    expect((await page()).match(/name="ends"/g)).toHaveLength(2)
    await add({ ends: ids[0]! })
    await withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
      endPushDevice(scope, { deviceId: ids[1]! }),
    )
    expect(await page()).not.toContain('name="ends"')
    expect(await page()).toMatch(/patient|pushed@test\.example/)
    await arrives('third')
    await tell()
    expect((await queued()).map(({ kind }) => kind)).toEqual(['push', 'push', 'mail'])
    expect(portal.faults).toEqual([])
  })
})
