import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FetchFault } from '#platform/fetch/fetch-fault'
import { answerInWords, outcomeInWords, saysError } from './outcome-words.ts'
import { readManifest } from './read-manifest.ts'

const LIMITS = { mostFiles: 100 }
const WHOLE = {
  transactionTime: '2026-11-20T10:00:00.5+01:00',
  request: 'https://fhir.example/$export',
  requiresAccessToken: false,
  output: [
    { type: 'Observation', url: 'https://fhir.example/1', count: 7 },
    { type: 'Patient', url: 'https://fhir.example/2' },
    { type: 'Organization', url: 'https://fhir.example/3', count: -1.5 },
    { type: 'Observation', url: 'https://fhir.example/1' },
  ],
  deleted: [{ type: 'Bundle', url: 'https://fhir.example/4' }],
  error: [{ type: 'OperationOutcome', url: 'https://fhir.example/5' }],
}

it('lists files in the order in which they are fetched, each once', () => {
  const { files, ...rest } = readManifest(JSON.stringify(WHOLE), LIMITS)
  expect(rest).toEqual({ transactionTime: new Date('2026-11-20T09:00:00.5Z'), needsToken: false })
  expect(files.map(({ kind, about, expected }) => `${kind} ${about} ${expected}`)).toEqual([
    'output Organization null',
    'output Patient null',
    'output Observation 7',
    'deleted Bundle null',
    'error OperationOutcome null',
  ])
})

it('believes that a token is needed unless the server says no', () => {
  const { requiresAccessToken: _, ...rest } = WHOLE
  expect(readManifest(JSON.stringify(rest), LIMITS).needsToken).toBe(true)
})

it('refuses more files than there may be', () => {
  expect(() => readManifest(JSON.stringify(WHOLE), { mostFiles: 4 })).toThrow(/names 5 files, more than 4/)
})

it('whatever a server says, it is a list or a fault in words', () => {
  const odd = fc.record(
    Object.fromEntries(
      Object.entries(WHOLE).map(([name, value]) => [name, fc.oneof(fc.constant(value), fc.jsonValue())]),
    ),
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(
      fc.oneof(
        odd.map((said) => JSON.stringify(said)),
        fc.string(),
        fc.json(),
      ),
      (text) => {
        try {
          for (const { url } of readManifest(text, LIMITS).files) expect(typeof url).toBe('string')
        } catch (fault) {
          expect(fault).toBeInstanceOf(FetchFault)
        }
        expect(answerInWords(text).length).toBeLessThan(600)
      },
    ),
    { numRuns: 500, seed: 2026 },
  )
})

it('tells what an OperationOutcome says, and nothing that may be a key', () => {
  const outcome = (severity: string) => ({
    resourceType: 'OperationOutcome',
    issue: [
      { severity, details: { text: 'see https://fhir.example/f?sig=secret for more' } },
      null,
      { code: 'throttled' },
    ],
  })
  expect(outcomeInWords(outcome('error'))).toBe('see https://fhir.example/f for more; throttled')
  expect(saysError({ issue: [{ severity: 'information' }, { severity: 'warning' }] })).toBe(false)
  expect(saysError(outcome('fatal'))).toBe(true)
  expect(saysError({})).toBe(true)
})
