import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerOffer, endHelp, listDelegates, listOffers, offerHelp, renewCode } from '#access'
import { CATEGORIES, type Category } from '#base/categories'
import { plusDays } from '#base/instant'
import { type PatientScope, withAccountScope, withPatientScope } from '#platform/database/scopes'
import { tokenIn } from '../support/actors.ts'
import { databaseKinds } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'

type Offered = {
  readonly categories: readonly Category[] | null
  readonly fromDays: number
  readonly untilDays: number | null
}
/** `which` is one of what was made before, wherever there is any. */
type Step =
  | { readonly does: 'offer'; readonly offered: Offered }
  | { readonly does: 'accept' | 'decline' | 'renew' | 'take-back' | 'end' | 'give-up'; readonly which: number }

type ModelOffer = Offered & { readonly offerId: string; code: string; state: 'open' | 'closed' | 'live' | 'ended' }

describe.each(databaseKinds())('whatever is offered, accepted and ended on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  let tokens: Record<'kari' | 'helper', string>
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.personCalled('Kari')
    await portal.addAccount('helper@test.example', { name: 'Delegate' })
    tokens = {
      kari: tokenIn(await portal.signIn('patient@demo.example')),
      helper: tokenIn(await portal.signIn('helper@test.example')),
    }
  })
  afterAll(() => portal.close())

  it('the helper sees what the grants that live say together, no less and no more, on the next request', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someStep, { minLength: 1, maxLength: 9 }), async (steps) => {
        await portal.house.owner(`delete from access_grant where offer_id is not null`)
        await portal.house.owner('delete from grant_offer')
        const made: ModelOffer[] = []
        for (const step of steps) {
          await take(step, made)
          expect(await seen()).toEqual(allowed(made))
        }
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  const asKari = <Result>(work: (scope: PatientScope) => Promise<Result>) =>
    withPatientScope(portal.house.database, { token: tokens.kari, subject: kari, requestId: 'test' }, work)
  const asHelper = <Result>(work: (scope: PatientScope) => Promise<Result>) =>
    withPatientScope(portal.house.database, { token: tokens.helper, subject: kari, requestId: 'test' }, work)

  async function take(step: Step, made: ModelOffer[]): Promise<void> {
    if (step.does === 'offer') return offer(step.offered, made)
    const one = made[step.which % Math.max(made.length, 1)]
    if (!one) return
    if (step.does === 'accept' || step.does === 'decline') return answer(one, step.does)
    if (step.does === 'renew') {
      const handed = await asKari((scope) => renewCode(scope, one)).catch(nothing)
      expect(handed !== null).toBe(one.state === 'open')
      if (handed) one.code = handed.code
    } else if (step.does === 'take-back') {
      const ended = await asKari((scope) => endHelp(scope, { id: one.offerId })).catch(nothing)
      expect(ended).toBe(one.state === 'open' ? 'offer-taken-back' : null)
      if (ended) one.state = 'closed'
    } else await end(step.does === 'end' ? asKari : asHelper, made)
  }

  async function offer(offered: Offered, made: ModelOffer[]): Promise<void> {
    const offerId = randomUUID()
    const handed = await asKari((scope) =>
      offerHelp(scope, {
        offerId,
        helperName: 'Delegate',
        tasks: [],
        categories: offered.categories,
        validFrom: plusDays(scope.now, offered.fromDays),
        validUntil: offered.untilDays === null ? null : plusDays(scope.now, offered.fromDays + offered.untilDays),
      }),
    )
    made.push({ ...offered, offerId, code: handed!.code, state: 'open' })
  }

  async function answer(one: ModelOffer, word: 'accept' | 'decline'): Promise<void> {
    const said = word === 'accept' ? 'accepted' : 'declined'
    const personId = await withAccountScope(
      portal.house.database,
      { token: tokens.helper, requestId: 'test' },
      (scope) => answerOffer(scope, { code: one.code, answer: said, relation: 'family' }),
    )
    expect(personId).toBe(one.state === 'open' ? kari : null)
    if (personId) one.state = word === 'accept' ? 'live' : 'closed'
  }

  /** Whoever ends a helper's access ends all of it. */
  async function end(as: typeof asKari, made: ModelOffer[]): Promise<void> {
    const grants = await as(listDelegates).catch(nothing)
    const mine = grants?.find(
      ({ capacity, name, state }) => capacity === 'delegate' && name === 'Delegate' && state !== 'over',
    )
    if (!mine) return
    await as((scope) => endHelp(scope, { id: mine.grantId }))
    for (const one of made) if (one.state === 'live') one.state = 'ended'
  }

  async function seen(): Promise<readonly Category[] | 'nothing'> {
    const waiting = await asKari(listOffers)
    expect(waiting.every(({ categories }) => categories === null || categories.length > 0)).toBe(true)
    return asHelper(async (scope) => scope.categories?.toSorted() ?? CATEGORIES).catch(() => 'nothing' as const)
  }
})

function allowed(made: readonly ModelOffer[]): readonly Category[] | 'nothing' {
  const live = made.filter(({ state, fromDays }) => state === 'live' && fromDays <= 0)
  if (live.length === 0) return 'nothing'
  if (live.some(({ categories }) => categories === null)) return CATEGORIES
  return [...new Set(live.flatMap(({ categories }) => categories ?? []))].toSorted()
}

const nothing = () => null

const someOffer: fc.Arbitrary<Offered> = fc.record({
  categories: fc.option(fc.subarray([...CATEGORIES], { minLength: 1, maxLength: 3 }), { freq: 4 }),
  fromDays: fc.constantFrom(0, 0, 0, 2),
  untilDays: fc.option(fc.integer({ min: 1, max: 400 })),
})
const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('offer' as const), offered: someOffer }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom('accept', 'accept', 'decline', 'renew', 'take-back', 'end', 'give-up'),
      which: fc.nat(8),
    }),
  },
)
