import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DecisionWord } from '#patient-index'
import {
  bundleOf,
  keyOf,
  NORTH,
  type NumbersWorld,
  openNumbersWorld,
  type PatientNumber,
  patientResource,
  SOUTH,
  valueResource,
} from '../support/numbers-world.ts'
import { databaseKinds } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'

type Step =
  | { readonly does: 'sends'; readonly of: number }
  | { readonly does: 'renames'; readonly of: number; readonly as: number }
  | {
      readonly does: 'states'
      readonly kind: 'merge' | 'change-identifier' | 'move'
      readonly from: number
      readonly into: number
    }
  | { readonly does: 'asks'; readonly from: number; readonly into: number }
  | { readonly does: 'parts'; readonly of: number }
  | { readonly does: 'decides'; readonly which: number; readonly word: DecisionWord }

/** Two numbers of each of two people, who both have an account; 4 and 5 have never been sent. */
const number = fc.nat(5)
const known = fc.nat(3)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('sends' as const), of: number }),
  fc.record({ does: fc.constant('renames' as const), of: known, as: fc.nat(1) }),
  fc.record({
    does: fc.constant('states' as const),
    kind: fc.constantFrom('merge' as const, 'change-identifier' as const, 'move' as const),
    from: number,
    into: number,
  }),
  fc.record({ does: fc.constant('asks' as const), from: known, into: known }),
  fc.record({ does: fc.constant('parts' as const), of: known }),
  fc.record({
    does: fc.constant('decides' as const),
    which: fc.nat(5),
    // Everything but "same": that is the link which a person confirms.
    word: fc.constantFrom<DecisionWord>('other', 'unsure', 'confirm', 'refuse', 'undo'),
  }),
)

const PEOPLE = [
  { given: 'Torbjørn', family: 'Ulvestad' },
  { given: 'Vilhelmine', family: 'Østensen' },
]

let runs = 0

describe.each(databaseKinds())('nobody gains sight but by a confirmed link, on %s', (kind) => {
  let portal: TestPortal
  let world: NumbersWorld
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    world = await openNumbersWorld(portal)
  })
  afterAll(() => portal.close())

  function describedAs(who: number, ordinal: number) {
    const birthDate = new Date(Date.UTC(1941, 2, 3) + (ordinal * 2 + who) * 71 * 86_400_000).toISOString().slice(0, 10)
    return { ...PEOPLE[who]!, birthDate }
  }

  /** Each person has a number at each institution, made one by a person who confirmed it, before the story begins. */
  async function begin(ordinal: number) {
    const run = `s${ordinal}w`
    const numbers: PatientNumber[] = [NORTH, SOUTH, NORTH, SOUTH, NORTH, SOUTH].map((institution, at) => ({
      institution,
      number: `${run}-${at}`,
    }))
    const accounts: { cookie: string; personId: string }[] = []
    for (const who of [0, 1]) {
      const own = numbers.slice(who * 2, who * 2 + 2)
      for (const each of own)
        await world.send(
          each.institution,
          bundleOf(patientResource(each, describedAs(who, ordinal)), valueResource(each, `${each.number}-first`)),
        )
      const caseId = await world.caseOf(own[1]!)
      if (caseId) await world.decide(caseId, 'same')
      const personId = (await world.personOf(own[0]!))!
      await portal.addAccount(`${run}${who}@test.example`, { grants: [{ personId, capacity: 'self' }] })
      accounts.push({ personId, cookie: await portal.signIn(`${run}${who}@test.example`) })
    }
    return { run, numbers, accounts }
  }

  type Story = Awaited<ReturnType<typeof begin>>

  async function tell(each: Step, at: number, { run, numbers }: Story, ordinal: number): Promise<void> {
    if (each.does === 'sends') {
      const of = numbers[each.of]!
      const visit = { encounter: { reference: `Encounter/${of.number}-visit` } }
      await world.send(of.institution, bundleOf(valueResource(of, `${of.number}-value${at}`, at, visit)))
    } else if (each.does === 'renames') {
      const of = numbers[each.of]!
      await world.send(of.institution, bundleOf(patientResource(of, describedAs(each.as, ordinal))))
    } else if (each.does === 'states') {
      const [from, into] = [numbers[each.from]!, numbers[each.into]!]
      const keys = { from: [keyOf(from)], into: [keyOf(into)] }
      const moved = [`Encounter/${from.number}-visit`]
      await world.state(
        from.institution,
        each.kind === 'move' ? { ...keys, kind: 'move', moved } : { ...keys, kind: each.kind },
      )
    } else if (each.does === 'asks') await world.ask(numbers[each.from]!, numbers[each.into]!)
    else if (each.does === 'parts') await world.part(numbers[each.of]!)
    else {
      const cases = await portal.house.owner(
        `select c.case_id from match_case c
         where exists (select from patient_key k where k.key like $1 and (k.case_id = c.case_id or k.link_id = c.link_id))
         order by c.opened_at, c.case_id`,
        [`Patient/${run}-%`],
      )
      if (cases.length > 0) await world.decide(cases[each.which % cases.length]!.case_id as string, each.word)
    }
  }

  it('of two patients with accounts, whatever institutions and clerks say short of that', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
        const ordinal = runs++
        const story = await begin(ordinal)
        for (const [at, each] of steps.entries()) {
          await tell(each, at, story, ordinal)
          for (const who of [0, 1]) {
            const { cookie, personId } = story.accounts[who]!
            const others = [2, 3, 0, 1].slice(who * 2, who * 2 + 2).map((other) => `${story.run}-${other}-`)
            const seen = await world.seenBy(cookie, personId)
            expect(seen.filter((id) => others.some((other) => id.startsWith(other)))).toEqual([])
          }
        }
      }),
      { numRuns: 12 },
    )
  })
})
