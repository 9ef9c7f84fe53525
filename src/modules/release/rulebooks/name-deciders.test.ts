import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseRulebook, type Rulebook } from '../rulebook.ts'
import { nameDeciders } from './name-deciders.ts'

const SHIPPED = readFileSync(new URL('../../../../rulebooks/default.yaml', import.meta.url), 'utf8')
const COUNCIL = 'Region council with patient representatives, 4 February 2026'
const NOW = 'Scans at once, 2026-11-23'

function read(text: string): Rulebook {
  const parsed = parseRulebook(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.rulebook
}

const decidersOf = ({ rules, defaultRule }: Rulebook) =>
  new Map([defaultRule, ...rules].map(({ id, decidedBy }) => [id, decidedBy]))

describe('a rule that a decision changed', () => {
  const before = read(SHIPPED)
  const changed = SHIPPED.replace('limitDays: 7', 'limitDays: 5')

  it('names that decision, and no other rule does', () => {
    const named = decidersOf(read(nameDeciders(changed, before, NOW)))
    const others = [...named].filter(([id]) => id !== 'serious-tests-wait')
    expect(named.get('serious-tests-wait')).toBe(NOW)
    expect(others.map(([, by]) => by)).toEqual(others.map(([id]) => decidersOf(before).get(id)))
  })

  it('keeps those it names itself', () => {
    const own = read(changed)
    const said = nameDeciders(changed, { ...before, rules: before.rules.map((r) => ({ ...r, decidedBy: 'x' })) }, NOW)
    expect(decidersOf(read(said))).toEqual(decidersOf(own))
    expect(decidersOf(own).get('serious-tests-wait')).toBe(COUNCIL)
  })

  it('leaves a text as it is in which nothing changed, and one that is no rulebook', () => {
    expect(read(nameDeciders(SHIPPED, before, NOW))).toEqual(before)
    expect(nameDeciders('rules: 3', before, NOW)).toBe('rules: 3')
  })
})
