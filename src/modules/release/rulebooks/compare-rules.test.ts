import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#base/categories'
import { parseRulebook, type Rulebook } from '../rulebook.ts'
import { checkRulebook } from './check-rulebook.ts'
import { compareRules } from './compare-rules.ts'

const SHIPPED = readFileSync(new URL('../../../../rulebooks/default.yaml', import.meta.url), 'utf8')
const SOONER = SHIPPED.replace('limitDays: 7', 'limitDays: 5')

function read(text: string): Rulebook {
  const parsed = parseRulebook(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.rulebook
}

describe('rules that open at another time', () => {
  const before = read(SHIPPED)
  const compared = (text: string) => compareRules(before, read(text))

  it('have old words in every language in which they were not written anew, and cannot be published', () => {
    expect(compared(SOONER)).toMatchObject([
      { before: { id: 'serious-tests-wait' }, after: { id: 'serious-tests-wait' }, stale: LANGUAGES },
    ])
    expect(checkRulebook(SOONER, before)).toMatchObject({ breaches: [], publishable: false })
    const inEnglish = SOONER.replace('at most 7 days. This', 'at most 5 days. This')
    expect(compared(inEnglish)).toMatchObject([{ stale: LANGUAGES.filter((language) => language !== 'en') }])
    const inAll = read(SOONER)
    const says = Object.fromEntries(LANGUAGES.map((language) => [language, 'After five days.']))
    const rules = inAll.rules.map((rule) => (rule.id === 'serious-tests-wait' ? { ...rule, says } : rule))
    expect(compareRules(before, { ...inAll, rules } as Rulebook)).toMatchObject([{ stale: [] }])
  })

  it('have old words in a language that names other days, in whatever digits', () => {
    const said = (words: string) => {
      const after = read(SOONER)
      const says = Object.fromEntries(LANGUAGES.map((language) => [language, words]))
      const rules = after.rules.map((rule) => (rule.id === 'serious-tests-wait' ? { ...rule, says } : rule))
      return compareRules(before, { ...after, rules } as Rulebook)[0]!.stale
    }
    for (const words of ['It waits.', 'Five days.', '5 days at most.', 'خلال ٥ أيام', 'From 12 years on, 5 days.'])
      expect([words, said(words)]).toEqual([words, []])
    for (const words of ['6 days at most.', 'خلال ٧ أيام', '50 days.'])
      expect([words, said(words)]).toEqual([words, LANGUAGES])
    const without = { ...before, rules: before.rules.filter(({ id }) => id !== 'serious-tests-wait') }
    expect(compareRules(without, read(SOONER))).toMatchObject([{ before: null, stale: LANGUAGES }])
    expect(compareRules(without, before)).toMatchObject([{ before: null, stale: [] }])
  })

  it('have wrong words where these name other days than before and the rule does not', () => {
    const text = SHIPPED.replace('at most 7 days. This', 'at most 30 days. This')
    expect(compared(text)).toMatchObject([{ after: { id: 'serious-tests-wait' }, stale: ['en'] }])
    expect(checkRulebook(text, before).publishable).toBe(false)
  })

  it('are not those whose words alone are other, nor those that only say something else first', () => {
    expect(compared(SHIPPED)).toEqual([])
    expect(compared(SHIPPED.replace('at most 7 days. This', 'within 7 days. This'))).toEqual([])
    const plain = JSON.stringify(before).replace('This test is about something private', 'This is private')
    expect(plain).not.toBe(JSON.stringify(before))
    expect(compareRules(before, JSON.parse(plain))).toEqual([])
  })

  it('tell what is new and what is gone', () => {
    const fewer = { ...before, rules: before.rules.slice(1) }
    expect(compareRules(before, fewer)).toEqual([{ before: before.rules[0], after: null, stale: [] }])
    expect(compareRules(fewer, before)).toEqual([{ before: null, after: before.rules[0], stale: [] }])
  })
})
