import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { bundle, observation, patient } from '../../../../test/support/fhir-samples.ts'
import { databaseKinds } from '../../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../../test/support/test-portal.ts'

const FEED = 'nordfjord-hospital-fhir'
const VALUE = '7.77'
const en = translator('en')
const private_ = { code: { coding: [{ system: 'http://loinc.org', code: '2106-3' }], text: 'hCG' } }

describe.each(databaseKinds())('words that come before an item are read first, on %s', (kind) => {
  let portal: TestPortal
  let cookie: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    const issued = new Date(performance.timeOrigin - 3_600_000).toISOString()
    const value = { valueQuantity: { value: Number(VALUE), unit: 'mmol/L' }, issued, effectiveDateTime: issued }
    await portal.takeIn(FEED, bundle(patient('siri', { name: [{ family: 'Vik', given: ['Siri'] }] })))
    await portal.takeIn(FEED, bundle(observation('siri-private', 'siri', { ...private_, ...value })))
    const personId = await portal.personCalled('Siri Vik')
    await portal.addAccount('siri@test.example', { name: 'Siri', grants: [{ personId, capacity: 'self' }] })
    cookie = await portal.signIn('siri@test.example')
    await portal.post('/settings/opening', { about: 'routine', when: 'region', 'preface-first': 'yes' }, cookie)
    const potassium = observation('siri-potassium', 'siri', {
      ...value,
      issued: new Date(performance.timeOrigin).toISOString(),
    })
    await portal.takeIn(FEED, bundle(potassium))
  })
  afterAll(() => portal.close())

  it.each([
    ['the region’s rule says so', 'siri-private', 'something private'],
    ['the person chose so', 'siri-potassium', 'You chose to see a few words first'],
  ])('because %s', async (_why, sourceId, preface) => {
    const [row] = await portal.house.owner('select item_id, verdict from item where source_id = $1', [sourceId])
    expect(row).toMatchObject({ verdict: 'open-with-preface' })
    const page = `/record/item/${row!.item_id}`
    const rowOf = async () => {
      const { text } = await portal.get('/record/laboratory', cookie)
      return new RegExp(`data-item="${row!.item_id}"[\\s\\S]*?</li>`).exec(text)![0]
    }
    expect(await rowOf()).toContain(en.beside.prefaceHidden)
    expect(await rowOf()).not.toContain(VALUE)
    const before = (await portal.get(page, cookie)).text
    expect(before).toContain(preface)
    expect(before).not.toContain(VALUE)
    expect(await rowOf()).not.toContain(VALUE)
    expect((await portal.get(`${page}?read=yes`, cookie)).text).toContain(VALUE)
    expect(await rowOf()).toContain(VALUE)
    expect((await portal.get(page, cookie)).text).toContain(VALUE)
  })
})
