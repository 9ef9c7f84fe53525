import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '#base/categories'
import { ageOn, birthdayOf, localDayAt } from './age-on.ts'
import { parseRulePack } from './parse-rule-pack.ts'
import { bandAt } from './rule-pack.ts'

const FOLDER = new URL('../../../../rulebooks/children/', import.meta.url)
const packs = readdirSync(FOLDER).map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')] as const)

describe('the shipped rule packs', () => {
  it.each(packs)('%s can be read, and gives a guardian no more with any birthday', (_name, yaml) => {
    const pack = parseRulePack(yaml)
    for (let age = 1; age < 30; age++) {
      const [before, now] = [bandAt(pack, age - 1)!, bandAt(pack, age)!]
      const all = before.guardian ?? CATEGORIES
      expect((now.guardian ?? CATEGORIES).every((category) => all.includes(category))).toBe(true)
    }
    expect(bandAt(pack, 18)!.guardian).toEqual([])
    expect(bandAt(pack, 18)!.child).toBeNull()
  })
})

describe('a rule pack with a fault', () => {
  const [, yaml] = packs.find(([name]) => name === 'default.yaml')!
  it.each([
    ['a word that nobody knows', yaml.replace('ownAddressFrom', 'ownAdressFrom')],
    ['a kind that nobody knows', yaml.replace('immunizations', 'vaccines')],
    ['a guardian who gets something back', yaml.replace('{ from: 16, guardian: none', '{ from: 16, guardian: all')],
    ['a band without a log', yaml.replace(', log: all', '')],
    ['ages out of order', yaml.replace('from: 16', 'from: 11')],
    ['no childhood', yaml.replace('from: 0', 'from: 1')],
    ['a time zone that is none', yaml.replace('Europe/Oslo', 'Europe/Nowhere')],
    ['a ground that is none', yaml.replace('survivor]', 'neighbour]')],
    ['a flag that is a word', yaml.replace('closesAtDeath: true', 'closesAtDeath: perhaps')],
    ['no text at all', ''],
  ])('is refused: %s', (_what, text) => expect(() => parseRulePack(text)).toThrow('rule pack has a fault'))
})

describe('the age on a day', () => {
  it.each([
    ['2010-05-03', '2026-05-02', 15],
    ['2010-05-03', '2026-05-03', 16],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
    ['2010', '2026-01-01', 16],
    ['2010-05', '2026-04-30', 15],
    ['2010-05', '2026-05-01', 16],
    ['', '2026-05-01', null],
    ['unknown', '2026-05-01', null],
    [null, '2026-05-01', null],
  ])('of %s on %s is %s', (born, day, age) => expect(ageOn(born, day)).toBe(age))

  it('is reached on the birthday and not on the day before, whoever it is', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (born, age) => {
        const text = born.toISOString().slice(0, 10)
        const birthday = birthdayOf(text, age)!
        const dayBefore = new Date(Date.parse(birthday) - 86_400_000).toISOString().slice(0, 10)
        expect([ageOn(text, dayBefore), ageOn(text, birthday)]).toEqual([age - 1, age])
      }),
    )
  })

  it('begins at midnight in the region, also on the night when clocks change', () => {
    expect(localDayAt(new Date('2026-05-02T21:59:59Z'), 'Europe/Oslo')).toBe('2026-05-02')
    expect(localDayAt(new Date('2026-05-02T22:00:00Z'), 'Europe/Oslo')).toBe('2026-05-03')
    expect(localDayAt(new Date('2026-03-28T23:00:00Z'), 'Europe/Oslo')).toBe('2026-03-29')
    expect(localDayAt(new Date('2026-05-03T03:59:59Z'), 'America/Toronto')).toBe('2026-05-02')
  })
})
