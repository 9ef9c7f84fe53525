import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  bundleOf,
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

const DAY = 86_400_000
let runs = 0

/** Three numbers of one run: two of one institution, one of another; three human beings whom nothing ties together. */
function numbersOf(run: string): readonly PatientNumber[] {
  return [NORTH, NORTH, SOUTH].map((institution, at) => ({ institution, number: `${run}-p${at}` }))
}

const GIVEN = ['Alvhild', 'Birger', 'Cornelia']
const FAMILY = ['Aurdal', 'Bjerknes', 'Christie']
function patientOf(number: PatientNumber, who: number, ordinal: number): object {
  const birthDate = new Date(Date.UTC(1921, 0, 5) + (ordinal * 3 + who) * 67 * DAY).toISOString().slice(0, 10)
  return patientResource(number, { given: GIVEN[who]!, family: FAMILY[who]!, birthDate })
}

type Step =
  | { readonly does: 'value'; readonly of: number; readonly id: number; readonly value: number }
  | {
      readonly does: 'report'
      readonly of: number
      readonly id: number
      readonly parts: readonly (readonly [of: number, id: number])[]
      readonly kind: string
    }
  | { readonly does: 'note'; readonly of: number; readonly id: number; readonly as: 'document' | 'report' }
  | { readonly does: 'join'; readonly of: number; readonly into: number }
  | { readonly does: 'undo'; readonly which: number }

const number = fc.nat(2)
/** A report of one number names values of both numbers of its institution; no value is claimed by two reports. */
const report: fc.Arbitrary<Step> = fc
  .record({ of: number, which: fc.subarray([0, 1], { minLength: 1 }), kind: fc.constantFrom('LAB', 'PAT') })
  .map(({ of, which, kind }) => {
    const parts = which.map((each) => (of === 2 ? ([2, each] as const) : ([each, of] as const)))
    return { does: 'report', of, id: 0, parts, kind }
  })
const data: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('value' as const), of: number, id: fc.nat(1), value: fc.integer({ min: 1, max: 9 }) }),
  report,
  fc.record({
    does: fc.constant('note' as const),
    of: number,
    id: fc.nat(1),
    as: fc.constantFrom('document' as const, 'report' as const),
  }),
)
const change: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('join' as const), of: number, into: number }),
  fc.record({ does: fc.constant('undo' as const), which: fc.nat(3) }),
)
const story = fc.array(fc.oneof({ weight: 3, arbitrary: data }, { weight: 2, arbitrary: change }), {
  minLength: 3,
  maxLength: 12,
})

/** What a step sends; a resource comes under one number always, and may name those of another. */
function resourcesOf(step: Step, numbers: readonly PatientNumber[]): readonly object[] {
  if (step.does === 'join' || step.does === 'undo') return []
  const patient = numbers[step.of]!
  const named = (kind: string, id: number, of = step.of) => `${patient.number.split('-')[0]}-${kind}${of}${id}`
  if (step.does === 'value') return [valueResource(patient, named('v', step.id), step.value)]
  const issued = { issued: '2024-03-01T09:00:00Z', effectiveDateTime: '2024-03-01T08:00:00Z' }
  const subject = { reference: `Patient/${patient.number}` }
  const attachment = { contentType: 'text/plain', data: Buffer.from(`a note, the ${step.id}.`).toString('base64') }
  if (step.does === 'report')
    return [
      {
        resourceType: 'DiagnosticReport',
        id: named('r', step.id),
        status: 'final',
        category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: step.kind }] }],
        code: { text: `report ${step.parts.join(' ')}` },
        result: step.parts.map(([of, id]) => ({ reference: `Observation/${named('v', id, of)}` })),
        subject,
        ...issued,
      },
    ]
  return step.as === 'report'
    ? [
        {
          resourceType: 'DiagnosticReport',
          id: named('n', step.id),
          status: 'final',
          code: { text: 'a note' },
          presentedForm: [attachment],
          subject,
          ...issued,
        },
      ]
    : [
        {
          resourceType: 'DocumentReference',
          id: named('d', step.id),
          status: 'current',
          type: { text: 'a note' },
          date: '2024-03-01T09:00:00Z',
          content: [{ attachment }],
          subject,
        },
      ]
}

describe.each(databaseKinds())('merge and unmerge on %s', (kind) => {
  let portal: TestPortal
  let world: NumbersWorld
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    world = await openNumbersWorld(portal)
  })
  afterAll(() => portal.close())

  async function begin(run: string, ordinal: number): Promise<readonly PatientNumber[]> {
    const numbers = numbersOf(run)
    for (const [at, each] of numbers.entries())
      await world.send(each.institution, bundleOf(patientOf(each, at, ordinal)))
    return numbers
  }

  /** Everything about a run's numbers that does not depend on chance, on the clock, or on the run's name. */
  async function everything(run: string): Promise<object> {
    const rows = await portal.house.owner(
      `select k.key, l.person_id = l.origin_person_id as at_home,
              (select count(*)::int from patient_link o where o.person_id = l.person_id) as together,
              i.item_id, i.resource_type || '/' || i.source_id as item, i.person_id = l.person_id as has_followed,
              i.category, i.title, i.standing, i.listed, i.version, i.value_text, i.verdict, i.release_rule,
              i.release_because, i.shows_card, i.shows_delegates, i.release_at,
              p.source_id as part_of, case when h.part_of = i.item_id then 'one of its parts' else h.source_id end as hidden_by, r.source_id as replaced_by,
              array(select v.version::text from item_version v
                    where v.item_id = i.item_id and v.person_id = i.person_id order by 1) as versions
       from patient_key k join patient_link l using (link_id)
       left join item i on i.link_id = l.link_id
       left join item p on p.item_id = i.part_of
       left join item h on h.item_id = i.hidden_by
       left join item r on r.item_id = i.replaced_by
       where k.key like $1 order by k.key, item`,
      [`Patient/${run}-%`],
    )
    return JSON.parse(JSON.stringify(rows.map(({ item_id: _, ...row }) => row)).replaceAll(run, 'RUN')) as object
  }

  async function tell(steps: readonly Step[], numbers: readonly PatientNumber[], withChanges: boolean): Promise<void> {
    const cases: string[] = []
    for (const step of steps) {
      if (step.does === 'join') {
        if (!withChanges || step.of === step.into) continue
        const caseId = await world.join(numbers[step.of]!, numbers[step.into]!)
        if (caseId) cases.push(caseId)
      } else if (step.does === 'undo') {
        if (withChanges && cases.length > 0) await world.decide(cases.splice(step.which % cases.length, 1)[0]!, 'undo')
      } else await world.send(numbers[step.of]!.institution, bundleOf(...resourcesOf(step, numbers)))
    }
    for (const caseId of cases) await world.decide(caseId, 'undo')
  }

  it('leave everybody with exactly their own, whatever has arrived meanwhile', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        const ordinal = runs++
        const [merged, apart] = [`m${ordinal}x`, `a${ordinal}y`]
        await tell(steps, await begin(merged, ordinal * 2), true)
        await tell(steps, await begin(apart, ordinal * 2 + 1), false)
        expect(await everything(merged)).toEqual(await everything(apart))
      }),
      { numRuns: 12 },
    )
  })

  it('shows nobody what is another’s while rows are on their way, wherever the process dies', {
    timeout: 60_000,
  }, async () => {
    const run = `k${runs++}z`
    const numbers = await begin(run, 5000 + runs)
    const [first, second] = [numbers[0]!, numbers[1]!]
    const many = Array.from({ length: 450 }, (_, at) => valueResource(first, `${run}-many${at}`))
    await world.send(NORTH, bundleOf(...many), bundleOf(valueResource(second, `${run}-own`)))
    const [one, other] = [await accountOf(first), await accountOf(second)]
    const caseId = (await world.join(first, second))!
    expect(await world.seenBy(other.cookie, other.personId)).toHaveLength(451)
    expect(await world.seenBy(one.cookie, one.personId)).toEqual([])
    await world.record(caseId, 'undo')
    const seen: number[] = []
    for (let deaths = 0; deaths < 5; deaths++) {
      await world.carryOut(() => Promise.reject(new Error('the process dies here'))).catch(() => undefined)
      expect(await world.seenBy(other.cookie, other.personId)).toEqual([`${run}-own`])
      seen.push((await world.seenBy(one.cookie, one.personId)).length)
    }
    // 200 rows a step; one of all the rows is the patient's own resource, which is in no list.
    expect(seen.map((many) => Math.ceil(many / 200))).toEqual([1, 2, 3, 3, 3])
    expect(seen.at(-1)).toBe(450)
    await world.carryOut()
    expect(await portal.house.owner('select 1 from rows_to_move')).toEqual([])
  })

  async function accountOf(number: PatientNumber): Promise<{ cookie: string; personId: string }> {
    const personId = (await world.personOf(number))!
    const email = `${number.number}@test.example`
    await portal.addAccount(email, { grants: [{ personId, capacity: 'self' }] })
    return { cookie: await portal.signIn(email), personId }
  }
})
