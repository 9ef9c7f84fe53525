import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFeed, pauseFeed } from '#institutions'
import { type SystemScope, withStaffScope, withSystemScope } from '#platform/database/scopes'
import { tokenIn } from '../../../test/support/actors.ts'
import { adt } from '../../../test/support/hl7-samples.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { listFeedHealth } from './list-feed-health.ts'
import { receiveMessages } from './receive-messages.ts'

describe.each(databaseKinds())('the health of feeds, on %s', (kind) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    await asHouse(async (scope) => {
      await pauseFeed(scope, { feedId: 'demo-hl7v2', because: 'the mapping is being mended' })
    })
    const feed = await asHouse((scope) => findFeed(scope, { feedId: 'demo-hl7v2' }))
    const messages = [adt('A08', { id: 'waits' }, { number: '1' }), Buffer.from('no message at all')]
    await receiveMessages(portal.house.database, {
      feed,
      messages: messages.map((bytes) => ({ bytes, origin: 'test' })),
    })
    await portal.house.owner(`update inbox_message set received_at = received_at - interval '10 minutes', attempts = 2
      where control_id = 'waits'`)
  })
  afterAll(() => portal.close())

  const asHouse = <Result>(work: (scope: SystemScope) => Promise<Result>) =>
    withSystemScope(portal.house.database, { purpose: 'test' }, work)

  it('says what waits and since when, what was set aside and why, and that it is paused', async () => {
    const health = await asHouse((scope) => listFeedHealth(scope, { days: 7 }))
    const own = health.find(({ feedId }) => feedId === 'demo-hl7v2')!
    expect(own).toMatchObject({
      institutionId: 'nordfjord-hospital',
      format: 'hl7v2',
      pausedBecause: 'the mapping is being mended',
      waiting: 1,
      retried: 1,
      messages: 2,
      accepted: 0,
      quarantined: { invalid: 1 },
      unmatched: 0,
    })
    expect(own.pausedAt).toBeInstanceOf(Date)
    expect(own.lagSeconds).toBeGreaterThanOrEqual(600)
    expect(own.lagSeconds).toBeLessThan(700)
  })

  it('tells who pushes FHIR through it to come again later, and takes nothing in', async () => {
    const credential = await portal.credentialOf('demo-hl7v2')
    const headers = { authorization: `Bearer ${credential}`, 'content-type': 'application/fhir+json' }
    const body = JSON.stringify({ resourceType: 'Patient', id: 'pushed' })
    const answer = await portal.ask('POST', '/ingest/demo-hl7v2/fhir', { headers, body })
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '600' } })
    expect(answer.text).toContain('paused')
    expect(portal.faults).toEqual([])
  })

  it('shows staff the feeds of their own institution and no other', async () => {
    const token = tokenIn(await portal.signIn('site@demo.example'))
    const health = await withStaffScope(
      portal.house.database,
      { token, role: 'institution-administrator', requestId: 'test' },
      (scope) => listFeedHealth(scope, { days: 7 }),
    )
    expect(health.map(({ feedId }) => feedId)).toEqual(['demo-hl7v2', 'nordfjord-hospital-fhir'])
    expect(health[0]).toMatchObject({ waiting: 1, quarantined: { invalid: 1 }, pausedBecause: expect.any(String) })
    expect(health[1]).toMatchObject({ waiting: 0, pausedAt: null })
    expect(health[1]!.accepted).toBeGreaterThan(100)
  })
})
