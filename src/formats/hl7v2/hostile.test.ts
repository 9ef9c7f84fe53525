import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { header, KARI, segment } from '../../../test/support/hl7v2-message.ts'
import { loadValidator, type Validator } from '../fhir/validate.ts'
import { acknowledge } from './acknowledge.ts'
import { mapMessage } from './map-message.ts'
import { readHeader } from './read-header.ts'
import { readMessage } from './read-message.ts'
import { splitMessages } from './split-messages.ts'

const EXAMPLES = globSync('to-fhir/fixtures/*/*/message.hl7', { cwd: import.meta.dirname })
  .sort()
  .map((file) => readFileSync(join(import.meta.dirname, file)))
const RUNS = Number(process.env.HL7_FUZZ_RUNS ?? 400)
const SECOND = 1000

let validate: Validator
beforeAll(async () => {
  execFileSync(process.execPath, ['tools/build-validator.mjs'])
  validate = await loadValidator()
})

/** Everything that is ever done with a message, in less than a second of work, without a throw; what comes of it is sound R4. */
async function expectToSurvive(bytes: Uint8Array): Promise<void> {
  const from = process.cpuUsage()
  async function* once() {
    yield bytes
  }
  for await (const piece of splitMessages(once(), 'x')) expect(piece.where).not.toBe('')
  const { header: head } = readHeader(bytes)
  const read = readMessage(bytes)
  if (!read.ok) expect(read.fault.what && read.fault.mend).not.toBe('')
  else {
    const { resources, faults } = mapMessage(read.message, { zone: 'Europe/Oslo' })
    for (const { resource, text, where } of resources) {
      expect(validate(resource), `${where}: ${text}`).toEqual([])
      expect(JSON.parse(text)).toEqual(resource)
    }
    const own = { controlId: '1', now: '2026-03-05T09:15:01Z', application: 'C', facility: 'R' }
    expect(acknowledge(head, { code: 'AE', faults }, own).startsWith('MSH')).toBe(true)
  }
  expect(workSince(from)).toBeLessThan(SECOND)
}

/** Milliseconds of this process: other processes on the machine do not make a reader slow. */
function workSince(from: NodeJS.CpuUsage): number {
  return process.cpuUsage(from).user / 1000
}

const example = fc.constantFrom(...EXAMPLES)
const place = fc.nat(4000)
const DELIMITERS = Buffer.from('|^~\\&\r\n"0 \v\x1c\0\xc3#')

describe('whatever comes', () => {
  it('as bytes of any kind', async () => {
    const bytes = fc.uint8Array({ maxLength: 600 })
    const behind = fc.constantFrom(
      '',
      'MSH',
      'MSH|^~\\&|',
      `${header('ORU^R01')}\r`,
      `${header('ADT^A01')}\r${KARI}\rPV1|`,
    )
    await fc.assert(
      fc.asyncProperty(behind, bytes, (start, rest) => expectToSurvive(Buffer.concat([Buffer.from(start), rest]))),
      { numRuns: RUNS, seed: 1 },
    )
  })

  it('cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(example, place, (bytes, at) => expectToSurvive(bytes.subarray(0, at % bytes.length))),
      { numRuns: RUNS, seed: 2 },
    )
  })

  it('with characters changed, put in and taken out', async () => {
    const change = fc.tuple(place, fc.constantFrom(...DELIMITERS), fc.constantFrom('put', 'change', 'remove'))
    await fc.assert(
      fc.asyncProperty(example, fc.array(change, { minLength: 1, maxLength: 12 }), (bytes, changes) =>
        expectToSurvive(changes.reduce(changed, bytes)),
      ),
      { numRuns: RUNS, seed: 3 },
    )
  })

  it('with fields swapped, emptied, repeated and made null', async () => {
    const change = fc.tuple(
      fc.nat(40),
      fc.nat(60),
      fc.constantFrom('', '""', '^^^', '&&', 'x~y~z', '20240231', '1e400', '-', '\u00e9'),
    )
    await fc.assert(
      fc.asyncProperty(example, fc.array(change, { minLength: 1, maxLength: 6 }), (bytes, changes) =>
        expectToSurvive(Buffer.from(changes.reduce(withField, bytes.toString()))),
      ),
      { numRuns: RUNS, seed: 4 },
    )
  })
})

function changed(bytes: Buffer, [at, byte, how]: readonly [number, number, string]): Buffer {
  const place = at % (bytes.length + 1)
  const rest = bytes.subarray(how === 'put' ? place : place + 1)
  return Buffer.concat([bytes.subarray(0, place), how === 'remove' ? Buffer.alloc(0) : Buffer.from([byte]), rest])
}

function withField(text: string, [line, field, value]: readonly [number, number, string]): string {
  const lines = text.split('\n')
  const fields = lines[line % lines.length]!.split('|')
  if (fields.length > 1) fields[1 + (field % (fields.length - 1))] = value
  lines[line % lines.length] = fields.join('|')
  return lines.join('\n')
}

describe('at its worst', () => {
  const big = 2_000_000
  it.each([
    ['two million fields', `${header('ORU^R01')}\rPID${'|'.repeat(big)}`],
    [
      'two million components',
      `${header('ORU^R01')}\r${KARI}\r${segment('OBX', { 2: 'NM', 3: '^'.repeat(big), 5: '1' })}`,
    ],
    ['two million repetitions', `${header('ADT^A31')}\r${segment('PID', { 3: '~'.repeat(big) })}`],
    [
      'two million escapes',
      `${header('ORU^R01')}\r${KARI}\rOBR|1\r${segment('OBX', { 2: 'TX', 3: 'A^A^L', 5: '\\'.repeat(big), 11: 'F' })}`,
    ],
    [
      'a quarter of a million continuation lines',
      `${header('ORU^R01')}\r${KARI}\rOBX|1|TX|A^A^L||${'x\n'.repeat(big / 8)}`,
    ],
    [
      'a number of two million digits',
      `${header('ORU^R01')}\r${KARI}\rOBR|1|||A^A^L\rOBX|1|NM|A^A^L||${'9'.repeat(big)}|g|||||F`,
    ],
    [
      'a range of two million digits',
      `${header('ORU^R01')}\r${KARI}\rOBR|1|||A^A^L\rOBX|1|NM|A^A^L||1|g|${'9'.repeat(big)} - |||||F`,
    ],
    [
      'a document of two million bytes',
      `${header('ORU^R01')}\r${KARI}\rOBR|1|||A^A^L\rOBX|1|ED|A^A^L||^AP^PDF^Base64^${'QUJD'.repeat(big / 4)}||||||F`,
    ],
  ])('%s', (_, text) => expectToSurvive(Buffer.from(text)))

  it('ten thousand results of one report', async () => {
    const results = Array.from({ length: 10_000 }, (_, at) =>
      segment('OBX', { 2: 'ST', 3: 'A^A^L', 4: `${at % 7}`, 5: `${at}`, 11: 'F' }),
    )
    const from = process.cpuUsage()
    const read = readMessage(Buffer.from([header('ORU^R01'), KARI, 'OBR|1||F-1|A^A^L', ...results].join('\r')))
    if (read.ok) mapMessage(read.message, { zone: 'Europe/Oslo' })
    expect(workSince(from)).toBeLessThan(5 * SECOND)
  })
})
