import { expect, test } from 'vitest'
import { answerCodes, type Fate } from './answer-codes.ts'

// biome-ignore format: the table is read down its columns
test.each<[accept: string, application: string, kept: string, faulty: string, rejected: string]>([
  ['',   '',   'AA',    'AE', 'AR'],
  ['Y',  '?',  'AA',    'AE', 'AR'],
  ['AL', 'NE', 'CA',    'CE', 'CR'],
  ['AL', '',   'CA',    'CE', 'CR'],
  ['NE', 'AL', 'AA',    'AE', 'AR'],
  ['',   'AL', 'AA',    'AE', 'AR'],
  ['AL', 'AL', 'CA AA', 'CE', 'CR'],
  ['NE', 'NE', '',      '',   ''],
  ['ER', 'NE', '',      'CE', 'CR'],
  ['SU', 'NE', 'CA',    '',   ''],
  ['ER', 'AL', 'AA',    'CE', 'CR'],
  ['NE', 'ER', '',      'AE', 'AR'],
  ['SU', 'AL', 'CA AA', 'AE', 'AR'],
])('MSH-15 "%s" and MSH-16 "%s" ask for "%s", "%s", "%s"', (accept, application, ...wanted) => {
  const asked = { acceptAcknowledgement: accept, applicationAcknowledgement: application }
  const fates: readonly Fate[] = ['kept', 'faulty', 'rejected']
  expect(fates.map((fate) => answerCodes(fate, asked).join(' '))).toEqual(wanted)
})
