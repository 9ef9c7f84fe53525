import { describe, expect, test } from 'vitest'
import { isNationalNumber, nationalNumber } from '../ground/national-number.ts'
import { planRegion } from '../plan-region.ts'
import { personOf } from './person-of.ts'

const plan = planRegion({ people: 3000, seed: 1, today: '2026-03-12' })
const everybody = Array.from({ length: plan.people }, (_, index) => personOf(plan, index))

describe('the people of a region', () => {
  test('begin with Kari, who is sixty-four whatever the day', () => {
    expect(personOf(plan, 0)).toMatchObject({
      given: ['Kari', 'Anne'],
      family: 'Nordmann',
      sex: 'female',
      age: 64,
      birthDate: '1961-05-14',
    })
    expect(personOf({ ...plan, today: '2026-05-14' }, 0)).toMatchObject({ age: 64, birthDate: '1962-05-14' })
  })

  test('have national numbers that are unique and carry right check digits; about one in fifty has none', () => {
    const numbers = everybody.flatMap(({ nationalNumber }) => nationalNumber ?? [])
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) expect(isNationalNumber(number)).toBe(true)
    const lacking = 1 - numbers.length / everybody.length
    expect(lacking).toBeGreaterThan(0.01)
    expect(lacking).toBeLessThan(0.03)
  })

  test('have national numbers in which every changed digit shows', () => {
    const number = nationalNumber(1, 7)
    for (let at = 0; at < number.length; at++) {
      const other = String((Number(number[at]) + 1) % 10)
      expect(isNationalNumber(number.slice(0, at) + other + number.slice(at + 1))).toBe(false)
    }
  })

  test('live in families that know each other', () => {
    for (const { index, household } of everybody) {
      expect(household.members).toContain(index)
      if (household.partner !== null) expect(everybody[household.partner]?.household.partner).toBe(index)
      for (const parent of household.parents) expect(everybody[parent]?.household.children).toContain(index)
      for (const child of household.children) expect(everybody[child]?.household.parents).toContain(index)
    }
  })

  test('share an address at home and are old enough for their children', () => {
    for (const { address, birthDay, household } of everybody.slice(10)) {
      for (const member of household.members) expect(everybody[member]?.address).toEqual(address)
      for (const child of household.children) expect(everybody[child]!.birthDay - birthDay).toBeGreaterThan(15 * 365)
    }
  })

  test('are born, and not yet 110', () => {
    for (const { age, birthDate } of everybody) {
      expect(age).toBeGreaterThanOrEqual(0)
      expect(age).toBeLessThan(110)
      expect(birthDate < plan.today).toBe(true)
    }
  })
})
