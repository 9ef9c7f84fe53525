import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Invalid, NotFound } from '#base/errors'
import { parseRulebook } from '../rulebook.ts'
import { addDeviation, changeRule, removeDeviation } from './amend-draft.ts'
import { checkRulebook } from './check-rulebook.ts'

const yaml = readFileSync('rulebooks/default.yaml', 'utf8')
const says = { en: 'New words.', fr: 'Nouveaux mots.', nb: 'Nye ord.', es: 'Nuevas palabras.', ar: 'كلمات جديدة.' }
const decidedBy = 'Council, 1 December 2026'
const before = rulebookOf(yaml)

function rulebookOf(text: string) {
  const reading = parseRulebook(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.rulebook
}

function changed(rule: object, effect: object) {
  return { ...rule, ...Object.fromEntries([['then', effect]]), says, decidedBy }
}

it('changes one rule, and only that one, though it shares its words with another', () => {
  const text = changeRule(yaml, { id: 'tissue-samples-wait', effect: { do: 'delay', days: 3 }, says, decidedBy })
  const after = rulebookOf(text)
  expect(after.rules[0]).toEqual(changed(before.rules[0]!, { do: 'delay', days: 3 }))
  expect({ ...after, rules: after.rules.slice(1) }).toEqual({ ...before, rules: before.rules.slice(1) })
  expect(text).toContain('# The rulebook that Causeway ships with')
  expect(checkRulebook(text, before).changes).toHaveLength(1)
})

it('changes the default rule and a deviation by their ids, too', () => {
  const change = { effect: { do: 'immediate' }, says, decidedBy } as const
  expect(rulebookOf(changeRule(yaml, { id: 'open-at-once', ...change })).defaultRule.says).toEqual(says)
  const deviation = before.deviations[0]!
  const after = rulebookOf(changeRule(yaml, { id: deviation.id, ...change })).deviations[0]
  expect(after).toEqual(changed(deviation, { do: 'immediate' }))
})

it('adds deviations with ids of their own, and takes one away', () => {
  const deviation = {
    institution: 'orkdal-hospital',
    category: 'pathology',
    effect: { do: 'after-comment', limitDays: 10 },
    says,
    decidedBy,
    reason: 'One pathologist: on leave.',
    approvedBy: 'Region council, 2 December 2026',
    expires: '2027-03-31',
  } as const
  const twice = addDeviation(addDeviation(yaml, deviation), deviation)
  const added = rulebookOf(twice).deviations.slice(1)
  expect(added.map(({ id }) => id)).toEqual(['orkdal-hospital-pathology', 'orkdal-hospital-pathology-2'])
  expect(added[0]).toMatchObject({ when: { category: ['pathology'] }, reason: 'One pathologist: on leave.', says })
  const back = removeDeviation(removeDeviation(twice, { id: added[0]!.id }), { id: added[1]!.id })
  expect(rulebookOf(back)).toEqual(before)
})

it('says so when there is no such rule, and when the text is none', () => {
  const change = { id: 'no-such-rule', effect: { do: 'immediate' }, says, decidedBy } as const
  expect(() => changeRule(yaml, change)).toThrow(NotFound)
  expect(() => removeDeviation(yaml, { id: 'no-such-rule' })).toThrow(NotFound)
  for (const text of ['', '[]', 'a: [', 'words']) expect(() => changeRule(text, change), text).toThrow(Invalid)
})
