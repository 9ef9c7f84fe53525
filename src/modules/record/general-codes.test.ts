import { expect, test } from 'vitest'
import { namesTest } from './general-codes.ts'

test.each(['http://loinc.org|2160-0', 'http://loinc.org|24627-2', 'http://snomed.info/sct|166717003'])(
  '%s is a test',
  (code) => expect(namesTest(code)).toBe(true),
)

test.each([
  'http://loinc.org|18748-4',
  'http://loinc.org|11502-2',
  'http://snomed.info/sct|77477000',
  'http://loinc.org|',
  'urn:hospital:tests|CREA',
  '|',
  '',
])('%j is none, whatever else has it', (code) => expect(namesTest(code)).toBe(false))
