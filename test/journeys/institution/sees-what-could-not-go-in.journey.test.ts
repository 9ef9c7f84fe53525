import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle, observation, patient } from '../../support/fhir-samples.ts'
import { wordsOf } from '../../support/page-text.ts'
import { databaseKinds } from '../../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts'

describe('staff see what is theirs to mend, and nobody’s record', () => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openTestPortal(databaseKinds().at(-1)!)
    await portal.takeIn('nordfjord-hospital-fhir', observation('spoilt-here', 'x', { effectiveDateTime: '2024-02-31' }))
    await portal.takeIn('st-eystein-hospital-fhir', { resourceType: 'Sorrow', id: 'spoilt-there' })
    const person = { name: [{ family: 'Tvilling', given: ['Tora'] }], birthDate: '1977-07-07' }
    await portal.takeIn(
      'nordfjord-hospital-fhir',
      patient('tora', { ...person, address: [{ line: ['Strandveien 1'], city: 'Havna' }] }),
    )
    for (const feed of ['nordfjord-hospital-fhir', 'st-eystein-hospital-fhir'])
      await portal.takeIn(
        feed,
        bundle(patient(`tora-${feed}`, { ...person, identifier: [], address: [{ city: 'Orkdal' }] })),
      )
  })
  afterAll(() => portal.close())

  it('the administrator reads what could not go in, where it stood and how to mend it; only of the own institution', async () => {
    const page = wordsOf(await portal.get('/institution', await portal.signIn('site@demo.example')))
    expect(page).toMatch(/effectiveDateTime/)
    expect(page).not.toMatch(/Sorrow|spoilt-there/)
  })

  it('the clerk sees the cases of the own institution, without a word of a record', async () => {
    const [cases] =
      await portal.house.owner(`select count(*) filter (where institution_id = 'nordfjord-hospital')::int as own,
      count(*)::int as every from match_case where closed_at is null`)
    expect(cases!.every).toBeGreaterThan(cases!.own as number)
    const page = await portal.get('/desk', await portal.signIn('clerk@demo.example'))
    expect(page.status).toBe(200)
    expect(wordsOf(page)).not.toMatch(/mmol|potassium/i)
    expect(page.text).not.toContain('tora-st-eystein')
  })

  it('steward, representative and operator see the region in numbers, and no person', async () => {
    const names = (await portal.house.owner('select family from person where length(family) > 5')).map((row) =>
      String(row.family),
    )
    for (const who of ['steward', 'operator']) {
      const page = wordsOf(await portal.get('/region', await portal.signIn(`${who}@demo.example`)))
      expect(names.filter((name) => page.includes(name))).toEqual([])
    }
    expect(portal.faults).toEqual([])
  })
})
