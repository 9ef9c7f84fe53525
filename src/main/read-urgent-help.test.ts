import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { SHIPPED_URGENT_HELP } from '../web/urgent-help.ts'
import { readUrgentHelp } from './read-urgent-help.ts'

const urgentFile = path.join(mkdtempSync(path.join(tmpdir(), 'urgent-')), 'urgent.yaml')
const read = (text: string) => {
  writeFileSync(urgentFile, text)
  return readUrgentHelp({ urgentFile })
}
const QUESTION = '{ en: Chest pain, fr: Douleur, nb: Brystsmerter, es: Dolor, ar: ألم }'

it('a region’s own numbers and questions stand in its file; what it leaves out is as shipped', () => {
  expect(readUrgentHelp({ urgentFile: null })).toEqual(SHIPPED_URGENT_HELP)
  expect(read(`emergency: "113"\nquestions:\n  - ${QUESTION}\n`)).toMatchObject({
    emergency: '113',
    crisis: SHIPPED_URGENT_HELP.crisis,
    questions: [{ en: 'Chest pain', nb: 'Brystsmerter' }],
  })
})

it.each([
  ['emergency: 113', 'quotes'],
  ['emergency: "call us"', 'quotes'],
  ['questions: []', 'at least one'],
  ['questions:\n  - { en: Only English }', 'questions[0].'],
  ['- a list', 'numbers and questions'],
  ['a: [', 'YAML'],
])('what cannot be meant is refused at the start: %s', (text, says) => {
  expect(() => read(text)).toThrow(says)
})
