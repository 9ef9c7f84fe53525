import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tendVisits } from '#appointments'
import { withSystemScope } from '#platform/database/scopes'
import { CHROMIUM, complaintsOf, hasBrowser, QUIET, signedIn } from '../../support/browser.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const RULES = { does: 'rules', place: '', directions: '', preparation: '', latestCancel: '0', offerHours: '4' }
const LINK = 'https://video.example/{visit}'

/** Kari's booking of the heart nurse, who meets people by video. */
async function bookVideo(portal: TestPortal, kari: string) {
  const [service] = await portal.house.owner(
    `select service_id from visit_service where name = 'Talk with the heart nurse'`,
  )
  const id = String(service!.service_id)
  const site = await portal.signIn('site@demo.example')
  const set = (videoLink: string) => portal.post(`/institution/slots/${id}`, { ...RULES, videoLink }, site)
  const offered = async () =>
    [...(await portal.get(`/appointments/book/${id}`, kari)).text.matchAll(/value="([0-9a-f-]{36})"/g)].map(
      ([, slot]) => slot!,
    )
  const book = (slot: string, fields: object = {}) =>
    portal.post(`/appointments/book/${id}`, { slot, does: 'book', ...fields }, kari)
  return { id, set, offered, book }
}

describe.each(databaseKinds())('a visit by video, on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  let helper: string
  let booking: string
  let service: Awaited<ReturnType<typeof bookVideo>>
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.signIn('patient@demo.example')
    const person = await portal.personCalled('Kari')
    await portal.addAccount('berit@helpers.example', {
      name: 'Berit Helper',
      grants: [{ personId: person, capacity: 'delegate' }],
    })
    helper = await portal.signIn('berit@helpers.example')
    service = await bookVideo(portal, kari)
  })
  afterAll(() => portal.close())

  const page = async (who: string) => (await portal.get(`/appointments/${booking}`, who)).text
  const comeNear = (minutes: number) =>
    portal.house.owner(
      `update booking set starts_at = now() + make_interval(mins => $2), ends_at = now() + make_interval(mins => $2 + 30)
       where booking_id = $1`,
      [booking, minutes],
    )
  const room = (text: string) => /href="(https:\/\/video\.example\/[^"]+)"/.exec(text)?.[1]

  it('an administrator gives the address; one that is none is refused and stays in the field', async () => {
    const wrong = await service.set('http://video.example')
    expect(wrong.status).toBe(422)
    for (const said of ['Give an address that starts with https://', 'value="http://video.example"'])
      expect(wrong.text).toContain(said)
    expect((await service.set(LINK)).status).toBe(303)
  })

  it('who has booked reads when the way in opens, tries it first, and comes in on time', async () => {
    const [slot] = await service.offered()
    const booked = await service.book(slot!)
    booking = /^\/appointments\/([0-9a-f-]{36})/.exec(booked.location!)![1]!
    const early = await page(kari)
    expect(early).toContain('The way in opens here on')
    expect(room(early)).toBeUndefined()
    expect((await portal.get(`/appointments/${booking}/video`, kari)).text).toContain('Try camera and microphone')
    await comeNear(10)
    const near = await page(kari)
    expect(room(near)).toMatch(/^https:\/\/video\.example\/[0-9a-f-]{36}$/)
    expect(room(near)).not.toContain(booking)
    expect(near).toContain('It leads to video.example, outside of this portal.')
    const clinician = await portal.signIn('clinician@demo.example')
    const day = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Oslo' }).format(Date.now() + 600_000)
    const expected = (await portal.get(`/clinic/visits?day=${day}`, clinician)).text
    expect(room(expected)).toBe(room(near))
  })

  it('a helper comes along when asked, is told once, and not any more when it is taken back', async () => {
    const before = await page(helper)
    expect(before).toContain('You have not been asked to come along.')
    expect(room(before)).toBeUndefined()
    const form = await page(kari)
    expect(form).toContain('Ask Berit Helper to come along')
    const account = /name="helper" value="([0-9a-f-]{36})"/.exec(form)![1]!
    const say = (does: string, who = kari, whom = account) =>
      portal.post(`/appointments/${booking}`, { does, helper: whom }, who)
    expect((await say('invite', helper)).status).toBe(404)
    expect((await say('invite', kari, booking)).status).toBe(404)
    for (const _ of [1, 2]) expect((await say('invite')).location).toBe(`/appointments/${booking}?said=invited`)
    expect(room(await page(helper))).toBe(room(await page(kari)))
    const tend = () =>
      withSystemScope(portal.house.database, { purpose: 'test' }, (scope) => tendVisits(scope, { address: 'x' }))
    await tend()
    await tend()
    const told = await portal.house.owner(
      `select to_address, body from outgoing_message where message_key like 'visit-guest/%'`,
    )
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ to_address: 'berit@helpers.example' })
    for (const secret of ['heart', 'Kari', 'Nordfjord']) expect(told[0]!.body).not.toContain(secret)
    expect((await say('uninvite')).status).toBe(303)
    expect(room(await page(helper))).toBeUndefined()
    await say('invite')
  })

  it('moves with the visit, helpers and all, into a room of its own; there is none when it is off', async () => {
    const before = room(await page(kari))
    const [, later] = await service.offered()
    await comeNear(60)
    const moved = await service.book(later!, { moves: booking })
    const old = booking
    booking = /^\/appointments\/([0-9a-f-]{36})/.exec(moved.location!)![1]!
    expect(booking).not.toBe(old)
    await comeNear(5)
    expect(room(await page(helper))).toBe(room(await page(kari)))
    expect(room(await page(kari))).not.toBe(before)
    await portal.house.owner(
      `update booking set ended_at = now(), ended_word = 'cancelled', ended_name = 'x' where booking_id = $1`,
      [booking],
    )
    expect(room(await page(kari))).toBeUndefined()
    expect((await portal.get(`/appointments/${booking}/video`, kari)).status).toBe(404)
  })

  it('leaves no fault in the log', () => {
    expect(portal.faults).toEqual([])
  })
})

describe.skipIf(!hasBrowser())('camera and microphone before a visit by video', () => {
  it('are tried in the browser, with what is there and with what is not allowed', async () => {
    const portal = await openTestPortal(databaseKinds().at(-1)!)
    const origin = await portal.listen()
    const fake = ['--use-fake-device-for-media-stream']
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...QUIET, ...fake] })
    try {
      const kari = await portal.signIn('patient@demo.example')
      const service = await bookVideo(portal, kari)
      await service.set(LINK)
      const [slot] = await service.offered()
      const address = `${origin}${(await service.book(slot!)).location!.split('?')[0]}/video`
      for (const [permissions, words] of [
        [['camera', 'microphone'], 'Camera and microphone work.'],
        [[], 'The browser does not let this page use them.'],
      ] as const) {
        const context = await browser.newContext({ permissions: [...permissions] })
        await signedIn(context, origin, kari)
        const page = await context.newPage()
        const complaints = complaintsOf(page)
        await page.goto(address)
        await page.getByRole('button', { name: 'Try it now' }).click()
        await page.getByText(words).waitFor()
        expect(await page.locator('video').isVisible()).toBe(permissions.length > 0)
        if (permissions.length > 0) {
          const level = () => page.locator('meter').evaluate((meter) => (meter as unknown as { value: number }).value)
          await expect.poll(level, { timeout: 10_000 }).toBeGreaterThan(0)
          await page.getByRole('button', { name: 'Stop' }).click()
          expect(await page.locator('video').isVisible()).toBe(false)
        }
        expect(complaints).toEqual([])
        await context.close()
      }
    } finally {
      await browser.close()
      await portal.close()
    }
  })
})
