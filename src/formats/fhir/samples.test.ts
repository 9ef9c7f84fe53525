import { execFileSync } from 'node:child_process'
import { createReadStream, existsSync, globSync } from 'node:fs'
import { relative } from 'node:path'
import { expect, test } from 'vitest'
import { describeItem } from './describe-item.ts'
import { patientReference } from './patient-reference.ts'
import { readDirectoryEntry } from './read-directory-entry.ts'
import { readItem } from './read-item.ts'
import { readPatient } from './read-patient.ts'
import { type Piece, splitInput } from './split-input.ts'
import { loadValidator } from './validate.ts'

const DATA = '../shared/data'

/** As listed in docs/quarantined-samples.md. */
const NOT_READ = [
  'bulk/synthea-2024-group-sample-10/log.ndjson line 1: It has no resourceType.',
  'bulk/synthea-2024-group-sample-10/log.ndjson line 2: It has no resourceType.',
  'bulk/synthea-2024-group-sample-10/log.ndjson line 3: It has no resourceType.',
  'bulk/synthea-2024-group-sample-10/log.ndjson line 4: It has no resourceType.',
]
const REFUSED = ['fhir/us-core-examples/diagnosticreport-cbc.json line 1: "div" is missing.']

/** What may be about nobody: populations, pooled samples, bytes, statements about other resources. */
const ABOUT_NOBODY = new Set(['Binary', 'Provenance', 'RiskAssessment', 'Specimen'])

test.skipIf(!existsSync(DATA))(
  'every sample is split, validated and read (skipped where there are no samples)',
  async () => {
    execFileSync(process.execPath, ['tools/build-validator.mjs'])
    const validate = await loadValidator()
    const seen = { resources: 0, notRead: [] as string[], refused: [] as string[] }
    for await (const piece of samples()) {
      if (piece.kind === 'problem') seen.notRead.push(`${piece.where}: ${piece.what}`)
      if (piece.kind !== 'resource') continue
      seen.resources++
      const fault = validate(piece.resource)[0]
      if (fault) seen.refused.push(`${piece.where}: ${fault.what}`)
      expectReadable(piece)
    }
    expect(seen).toEqual({ resources: 27_915, notRead: NOT_READ, refused: REFUSED })
  },
)

async function* samples(): AsyncGenerator<Piece> {
  for (const file of globSync([`${DATA}/fhir/**/*.json`, `${DATA}/bulk/**/*.ndjson`]).sort()) {
    yield* splitInput(createReadStream(file), relative(DATA, file))
  }
}

function expectReadable({ resource, text, where }: Extract<Piece, { kind: 'resource' }>) {
  const draft = readItem(resource, text)
  expect(draft.title.trim(), where).not.toBe('')
  for (const { text: words } of describeItem(resource, text).facts) expect(words, where).not.toBe('')
  const isDirectory = readDirectoryEntry(resource) !== null
  const isAboutSomebody = patientReference(resource) !== null
  expect(isDirectory || isAboutSomebody || ABOUT_NOBODY.has(resource.resourceType), where).toBe(true)
  if (resource.resourceType === 'Patient') expect(() => readPatient(resource), where).not.toThrow()
}
