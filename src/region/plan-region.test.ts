import { describe, expect, test } from 'vitest'
import { CATEGORIES, SERVICE_TYPES } from '#base/categories'
import { planRegion } from './plan-region.ts'

const plan = planRegion({ people: 10, seed: 1, today: '2026-03-12' })
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id)

describe('the plan of a region', () => {
  test('has at least fourteen institutions, of every service type, with slugs of their own', () => {
    expect(plan.institutions.length).toBeGreaterThanOrEqual(14)
    expect(new Set(plan.institutions.map(({ serviceType }) => serviceType))).toEqual(new Set(SERVICE_TYPES))
    expect(new Set(idsOf(plan.institutions)).size).toBe(plan.institutions.length)
    for (const { id } of plan.institutions) expect(id).toMatch(/^[a-z-]+$/)
  })

  test('has one institution that has signed and sends from the coming June', () => {
    const [lesja, ...others] = plan.institutions.filter(({ status }) => status === 'signed')
    expect(others).toEqual([])
    expect(lesja).toMatchObject({ id: 'lesja-home-care', name: 'Lesja Home Care' })
    expect(lesja?.agreed.every(({ from }) => from === '2026-06-01')).toBe(true)
    const inAutumn = planRegion({ people: 10, seed: 1, today: '2026-09-30' })
    expect(inAutumn.institutions.find(({ status }) => status === 'signed')?.agreed[0]?.from).toBe('2027-06-01')
  })

  test('says why a promised category is late', () => {
    const late = plan.institutions.flatMap(({ agreed }) => agreed).filter(({ note }) => note !== null)
    expect(late.length).toBeGreaterThanOrEqual(4)
  })

  test('promises only categories there are, each once', () => {
    for (const { agreed } of plan.institutions) {
      const promised = agreed.map(({ category }) => category)
      expect(new Set(promised).size).toBe(promised.length)
      for (const category of promised) expect(CATEGORIES).toContain(category)
    }
  })

  test('has a FHIR feed for each institution and one demo feed of each format', () => {
    const feeds = new Set(idsOf(plan.feeds))
    for (const { id } of plan.institutions) expect(feeds).toContain(`${id}-fhir`)
    for (const format of ['fhir', 'bulk', 'hl7v2', 'ccda', 'dicom']) expect(feeds).toContain(`demo-${format}`)
    const institutions = new Set(idsOf(plan.institutions))
    for (const { institutionId } of plan.feeds) expect(institutions).toContain(institutionId)
  })

  test('has one sign-in for each kind of user; Liv helps Kari with some things and is Ella’s guardian', () => {
    const kinds =
      'patient delegate clinician secretary clerk site privacy steward representative operator homecare leader'
    expect(plan.accounts.map(({ email }) => email.split('@')[0]).join(' ')).toBe(kinds)
    const liv = plan.accounts.find(({ email }) => email === 'delegate@demo.example')
    expect(liv?.grants.map(({ person, capacity }) => [person, capacity])).toEqual([
      [2, 'self'],
      [0, 'delegate'],
      [4, 'guardian'],
    ])
    expect(liv?.grants[1]?.categories).not.toBe('all')
    expect(liv?.grants[2]?.until).toBe('2031-01-17')
  })

  test('refuses fewer than ten people', () => {
    expect(() => planRegion({ people: 9, seed: 1, today: '2026-03-12' })).toThrow('at least 10')
  })
})
