import { describe, expect, it } from 'vitest'
import { planRegion } from './plan-region.ts'
import { uncertainPatients } from './uncertain-patients.ts'

const TODAY = '2026-03-12'

describe('uncertainPatients', () => {
  const plan = planRegion({ people: 200, seed: 1, today: TODAY })

  it('tells the same three each time, at the hospital of the demonstration', () => {
    const told = uncertainPatients(plan)
    expect(told).toHaveLength(3)
    expect(new Set(told.map(({ feedId }) => feedId))).toEqual(new Set(['nordfjord-hospital-fhir']))
    expect(JSON.stringify(uncertainPatients(plan))).toBe(JSON.stringify(told))
  })

  it('gives two of them no national number, and the twin the sibling’s', () => {
    const identifiers = uncertainPatients(plan).map(({ bundle }) => {
      const patient = bundle.entry![0]!.resource as { identifier: { use: string }[] }
      return patient.identifier.filter(({ use }) => use === 'official').length
    })
    expect(identifiers.sort()).toEqual([0, 0, 1])
  })

  it('has nobody in a region of ten', () => {
    expect(uncertainPatients(planRegion({ people: 10, seed: 7, today: TODAY }))).toEqual([])
  })
})
