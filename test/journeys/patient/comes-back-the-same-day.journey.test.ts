import { afterAll, beforeAll, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import { wordsOf } from '../../support/page-text.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

const { home } = translator('en')
let portal: TestPortal
beforeAll(async () => {
  portal = await openTestPortal('embedded')
})
afterAll(() => portal.close())

const homeOf = async (email: string) => wordsOf(await portal.get('/', await portal.signIn(email)))

it('shows the newest at the first visit, and again where nothing new has come since, with the hour of today', async () => {
  const first = await homeOf('patient@demo.example')
  expect(first).toContain(home.newest)
  const newest = first.split(home.newest)[1]!.trim().slice(0, 20)
  const second = await homeOf('patient@demo.example')
  expect(second).toMatch(/New since today, \d{2}:\d{2}/)
  expect(second).toMatch(/Nothing new has come since today, \d{2}:\d{2}\./)
  expect(second.split(home.newest)[1]!.trim().slice(0, 20)).toBe(newest)
  expect(portal.faults).toEqual([])
})
