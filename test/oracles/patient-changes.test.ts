import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listWhoSaw } from '#audit'
import { translator } from '#messages/translator'
import {
  bundleOf,
  type Described,
  keyOf,
  NORTH,
  type NumbersWorld,
  openNumbersWorld,
  type PatientNumber,
  patientResource,
  SOUTH,
  valueResource,
} from '../support/numbers-world.ts'
import { wordsOf } from '../support/page-text.ts'
import { databaseKinds } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'

const en = translator('en').worklist

/** Cases H12 and H13 of the security cases: whatever an institution says of its numbers, nobody sees what is another's. */
describe.each(databaseKinds())('what institutions say of their patient numbers, on %s', (kind) => {
  let portal: TestPortal
  let world: NumbersWorld
  let count = 0
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    world = await openNumbersWorld(portal)
  })
  afterAll(() => portal.close())

  const GIVEN = ['Aksel', 'Bendik', 'Cecilie', 'Dorthe', 'Eskil', 'Frøydis', 'Gunnhild', 'Hallvard', 'Inga', 'Jostein']
  const FAMILY = ['Askeland', 'Brekkhus', 'Dybdahl', 'Eikrem', 'Fossheim', 'Gravdal', 'Hovland', 'Ibsen', 'Kvamme']

  /** Another human being each time: nobody else was born that day. */
  function somebody(over: Partial<Described> = {}): Described {
    count++
    const day = new Date(Date.UTC(1931, 0, 2) + count * 40 * 86_400_000).toISOString().slice(0, 10)
    return { given: GIVEN[count % GIVEN.length]!, family: FAMILY[count % FAMILY.length]!, birthDate: day, ...over }
  }

  async function arrives(institution: string, described = somebody()): Promise<PatientNumber & { value: string }> {
    const number = `n${count}-${Math.trunc(performance.now() * 1000)}`
    const patient = { institution, number, value: `${number}-value` }
    await world.send(institution, bundleOf(patientResource(patient, described), valueResource(patient, patient.value)))
    return patient
  }

  async function accountOf(number: PatientNumber): Promise<{ cookie: string; personId: string }> {
    const personId = (await world.personOf(number))!
    const email = `${number.number}@test.example`
    await portal.addAccount(email, { grants: [{ personId, capacity: 'self' }] })
    return { cookie: await portal.signIn(email), personId }
  }

  async function caseAbout(number: PatientNumber, about: string): Promise<string> {
    const [row] = await portal.house.owner(
      `select c.case_id from match_case c join patient_key k using (link_id) where k.key = $1 and c.kind = $2`,
      [keyOf(number), about],
    )
    return row!.case_id as string
  }

  const merge = (from: PatientNumber, into: PatientNumber) =>
    world.state(from.institution, { kind: 'merge', from: [keyOf(from)], into: [keyOf(into)] })

  it('applies a merge of two numbers that only the institution knows and nobody sees', async () => {
    const { birthDate } = somebody()
    const [old, current] = [
      await arrives(NORTH, somebody({ given: 'Marit', family: 'Aasen' })),
      await arrives(NORTH, somebody({ given: 'Marit', family: 'Aasen', birthDate })),
    ]
    const { cookie, personId } = await accountOf(current)
    expect(await merge(old, current)).toBe('applied')
    expect(await world.seenBy(cookie, personId)).toEqual([current.value, old.value].sort())
  })

  it('lets old messages under the old number follow the merge, and parts them again with what came since', async () => {
    const [old, current] = [
      await arrives(NORTH, somebody({ given: 'Turid', family: 'Bakken' })),
      await arrives(NORTH, somebody({ given: 'Turid', family: 'Bakken' })),
    ]
    const { cookie, personId } = await accountOf(current)
    await merge(old, current)
    await world.send(NORTH, bundleOf(valueResource(old, `${old.number}-late`)))
    expect(await world.seenBy(cookie, personId)).toContain(`${old.number}-late`)
    await world.part(old)
    expect(await world.seenBy(cookie, personId)).toEqual([current.value])
    const parted = await accountOf(old)
    expect(await world.seenBy(parted.cookie, parted.personId)).toEqual([old.value, `${old.number}-late`].sort())
  })

  it('makes a merge wait while somebody sees the one record, and people see the other', async () => {
    const [old, current] = [await arrives(NORTH), await arrives(NORTH)]
    const [one, other] = [await accountOf(old), await accountOf(current)]
    expect(await merge(old, current)).toBe('waiting')
    expect(await merge(old, current)).toBe('waiting')
    expect(await world.seenBy(one.cookie, one.personId)).toEqual([old.value])
    expect(await world.seenBy(other.cookie, other.personId)).toEqual([current.value])
    const cases = await portal.house.owner(
      `select c.case_id from match_case c join patient_key k using (link_id)
      where k.key = $1 and c.kind = 'merge'`,
      [keyOf(old)],
    )
    expect(cases).toHaveLength(1)
  })

  it('makes a merge wait when the two descriptions contradict each other', async () => {
    expect(await merge(await arrives(NORTH), await arrives(NORTH))).toBe('waiting')
  })

  it('takes a chain, a circle, a number into itself and the same again for what they are', async () => {
    const described = somebody({ given: 'Sigurd' })
    const numbers = [
      await arrives(NORTH, described),
      await arrives(NORTH, somebody({ given: 'Sigurd', family: described.family })),
      await arrives(NORTH, somebody({ given: 'Sigurd', family: described.family })),
    ] as const
    const [first, second, third] = numbers
    expect(await merge(first, second)).toBe('applied')
    expect(await merge(second, third)).toBe('applied')
    expect(await merge(third, first)).toBe('nothing-to-do')
    expect(await merge(first, second)).toBe('nothing-to-do')
    expect(await merge(second, second)).toBe('nothing-to-do')
    const persons = await Promise.all(numbers.map((number) => world.personOf(number)))
    expect(new Set(persons).size).toBe(1)
    const { cookie, personId } = await accountOf(third)
    expect(await world.seenBy(cookie, personId)).toEqual(numbers.map((each) => each.value).sort())
  })

  it('keeps a merge of numbers that are not known until they come', async () => {
    const [old, current] = [`u${count}-old`, `u${count}-new`].map((number) => ({ institution: NORTH, number })) as [
      PatientNumber,
      PatientNumber,
    ]
    expect(await merge(old, current)).toBe('unknown-number')
    const described = somebody()
    await world.send(NORTH, bundleOf(patientResource(current, described)))
    await world.send(NORTH, bundleOf(valueResource(old, `${old.number}-value`)))
    expect(await world.personOf(old)).toBe(await world.personOf(current))
    const { cookie, personId } = await accountOf(current)
    expect(await world.seenBy(cookie, personId)).toContain(`${old.number}-value`)
    await world.part(old)
    expect(await world.seenBy(cookie, personId)).toEqual([])
  })

  it('gives a patient a new number without anything else', async () => {
    const patient = await arrives(NORTH)
    const fresh = { institution: NORTH, number: `${patient.number}-b` }
    const change = { kind: 'change-identifier', from: [keyOf(patient)], into: [keyOf(fresh)] } as const
    expect(await world.state(NORTH, change)).toBe('applied')
    await world.send(NORTH, bundleOf(valueResource(fresh, `${fresh.number}-value`)))
    expect(await world.personOf(fresh)).toBe(await world.personOf(patient))
  })

  it('moves a visit with what happened at it, and back', async () => {
    const [wrong, right] = [await arrives(NORTH), await arrives(NORTH)]
    const visit = {
      resourceType: 'Encounter',
      id: `${wrong.number}-visit`,
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      subject: { reference: `Patient/${wrong.number}` },
      period: { start: '2024-03-01' },
    }
    const at = { encounter: { reference: `Encounter/${visit.id}` } }
    await world.send(NORTH, bundleOf(visit, valueResource(wrong, `${wrong.number}-at-visit`, 5, at)))
    const { cookie, personId } = await accountOf(right)
    const change = {
      kind: 'move',
      from: [keyOf(wrong)],
      into: [keyOf(right)],
      moved: [`Encounter/${visit.id}`],
    } as const
    expect(await world.state(NORTH, change)).toBe('applied')
    const went = [visit.id, `${wrong.number}-at-visit`]
    expect(await world.seenBy(cookie, personId)).toEqual([right.value, ...went].sort())
    const other = await accountOf(wrong)
    expect(await world.seenBy(other.cookie, other.personId)).toEqual([wrong.value])
    // Now both are seen: the way back waits for somebody.
    const back = { ...change, from: change.into, into: change.from }
    expect(await world.state(NORTH, back)).toBe('waiting')
    expect(await world.seenBy(cookie, personId)).toEqual([right.value, ...went].sort())
    const [row] = await portal.house.owner(
      `select c.case_id from match_case c join patient_key k using (link_id)
      where k.key = $1 and c.kind = 'move'`,
      [keyOf(right)],
    )
    expect(await world.decide(row!.case_id as string, 'same')).toBeNull()
    expect(await world.seenBy(cookie, personId)).toEqual([right.value])
    expect(await world.seenBy(other.cookie, other.personId)).toEqual([wrong.value, ...went].sort())
    await world.decide(row!.case_id as string, 'undo')
    expect(await world.seenBy(cookie, personId)).toEqual([right.value, ...went].sort())
  })

  it('shows nobody what comes under a number whose name and birth date are another’s, until somebody decides', async () => {
    const patient = await arrives(NORTH)
    const { cookie, personId } = await accountOf(patient)
    const impostor = somebody({ given: 'Zenobia', family: 'Xylander' })
    await world.send(
      NORTH,
      bundleOf(patientResource(patient, impostor), valueResource(patient, `${patient.number}-other`)),
    )
    expect(await world.seenBy(cookie, personId)).toEqual([patient.value])
    const caseId = (await world.caseOf(patient))!
    await world.decide(caseId, 'other')
    expect(await world.seenBy(cookie, personId)).toEqual([patient.value])
    expect(await world.personOf(patient)).not.toBe(personId)
    const other = await accountOf(patient).catch(() => null)
    if (other) expect(await world.seenBy(other.cookie, other.personId)).toContain(`${patient.number}-other`)
  })

  it('shows nobody what comes under a number whose birth date and sex are another’s, and takes one correction', async () => {
    const described = somebody({ gender: 'female' })
    const patient = await arrives(NORTH, described)
    const { cookie, personId } = await accountOf(patient)
    const corrected = { ...described, birthDate: somebody().birthDate }
    await world.send(
      NORTH,
      bundleOf(patientResource(patient, corrected), valueResource(patient, `${patient.number}-two`)),
    )
    const both = [patient.value, `${patient.number}-two`].sort()
    expect(await world.seenBy(cookie, personId)).toEqual(both)
    const another = { ...described, birthDate: somebody().birthDate, gender: 'male' }
    await world.send(
      NORTH,
      bundleOf(patientResource(patient, another), valueResource(patient, `${patient.number}-three`)),
    )
    expect(await world.seenBy(cookie, personId)).toEqual(both)
    expect(await world.caseOf(patient)).not.toBeNull()
  })

  it('gives the same person back who had the number, and parts them again', async () => {
    const patient = await arrives(NORTH)
    const { cookie, personId } = await accountOf(patient)
    const married = somebody({ given: 'Annbjørg', family: 'Nygård' })
    await world.send(
      NORTH,
      bundleOf(patientResource(patient, married), valueResource(patient, `${patient.number}-two`)),
    )
    const caseId = (await world.caseOf(patient))!
    await world.decide(caseId, 'same')
    expect(await world.seenBy(cookie, personId)).toContain(`${patient.number}-two`)
    await world.decide(caseId, 'undo')
    expect(await world.seenBy(cookie, personId)).not.toContain(`${patient.number}-two`)
  })

  it('lets the clerk say from which day on a number is somebody else’s', async () => {
    const patient = await arrives(NORTH)
    const { cookie, personId } = await accountOf(patient)
    const [{ now }] = (await portal.house.owner('select clock_timestamp() as now')) as [{ now: Date }]
    await world.send(NORTH, bundleOf(valueResource(patient, `${patient.number}-too-early`)))
    const impostor = somebody({ given: 'Wenche', family: 'Quist' })
    await world.send(NORTH, bundleOf(patientResource(patient, impostor)))
    const caseId = (await world.caseOf(patient))!
    await world.decide(caseId, 'other', { receivedFrom: now })
    expect(await world.seenBy(cookie, personId)).toEqual([patient.value])
    await world.decide(caseId, 'undo')
    expect(await world.seenBy(cookie, personId)).toEqual([patient.value, `${patient.number}-too-early`].sort())
  })

  it('lets permissions go along only where the decision says so, and brings them back', async () => {
    const [old, current] = [await arrives(NORTH), await arrives(NORTH)]
    const [own, other] = [await accountOf(old), await accountOf(current)]
    await portal.addAccount(`helper-${old.number}@test.example`, {
      grants: [{ personId: own.personId, capacity: 'delegate', categories: ['laboratory'] }],
    })
    const helper = await portal.signIn(`helper-${old.number}@test.example`)
    await merge(old, current)
    const caseId = await caseAbout(old, 'merge')
    const page = wordsOf(await portal.get(`/desk/cases/${caseId}`, await portal.signIn('clerk@demo.example')))
    for (const words of [en.followSelf, en.followDelegate, en.institutionSays, en.partedOther])
      expect(page).toContain(words)
    await world.decide(caseId, 'same', { follows: ['self'] })
    const both = [current.value, old.value].sort()
    expect(await world.seenBy(other.cookie, other.personId)).toEqual(both)
    expect(await world.seenBy(own.cookie, other.personId)).toEqual(both)
    expect(await world.seenBy(helper, own.personId)).toEqual([])
    await expect(world.seenBy(helper, other.personId)).rejects.toThrow()
    await world.decide(caseId, 'undo')
    expect(await world.seenBy(own.cookie, own.personId)).toEqual([old.value])
    await expect(world.seenBy(own.cookie, other.personId)).rejects.toThrow()
    expect(await world.seenBy(other.cookie, other.personId)).toEqual([current.value])
    expect(await world.seenBy(helper, own.personId)).toEqual([old.value])
    await world.decide(caseId, 'same', { follows: ['self', 'delegate'] })
    expect(await world.seenBy(helper, other.personId)).toEqual(both)
  })

  it('tells who saw what to stewards and to clerks of the link’s own institution, and to nobody else', async () => {
    const [ours, theirs] = [await arrives(NORTH), await arrives(SOUTH)]
    const { cookie, personId } = await accountOf(theirs)
    const caseId = (await world.join(ours, theirs))!
    const [item] = await portal.house.owner(`select item_id from item where source_id = $1`, [ours.value])
    await portal.get('/record/laboratory', cookie)
    await portal.get(`/record/item/${item!.item_id}`, cookie)
    await portal.get('/record/visits', cookie)
    const linkId = (await world.linkOf(ours))!
    await world.decide(caseId, 'undo')
    const asked = { personId: personId as never, linkId, from: new Date(0), until: new Date('2100-01-01') }
    const saw = async (role: 'clerk' | 'steward', question: Parameters<typeof listWhoSaw>[1]) =>
      (await world.asStaff(role, (scope) => listWhoSaw(scope, question))).map((row) => `${row.page} ${row.saw}`)
    const expected = ['item surely', 'list perhaps']
    expect((await saw('steward', asked)).sort()).toEqual(expected)
    expect((await saw('clerk', asked)).sort()).toEqual(expected)
    const their = (await world.linkOf(theirs))!
    expect(await saw('clerk', { ...asked, linkId: their })).toEqual([])
    expect(await saw('clerk', { ...asked, linkId: null })).toEqual([])
    expect((await saw('steward', { ...asked, linkId: null })).filter((line) => line === 'list anything')).toHaveLength(
      2,
    )
  })

  it('lets nobody but the institution itself speak of its numbers', async () => {
    const [ours, theirs] = [await arrives(NORTH), await arrives(SOUTH)]
    expect(await world.state(SOUTH, { kind: 'merge', from: [keyOf(ours)], into: [keyOf(theirs)] })).toBe('applied')
    expect(await world.personOf(ours)).not.toBe(await world.personOf(theirs))
  })
})
