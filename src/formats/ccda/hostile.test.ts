import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { FULL_DOCUMENT } from '../../../test/support/ccda-samples.ts'
import { loadValidator, type Validator } from '../fhir/validate.ts'
import { mapDocument } from './map-document.ts'
import { readDocument } from './read-document.ts'
import { readNarrative } from './read-narrative.ts'

const RUNS = Number(process.env.CCDA_FUZZ_RUNS ?? 150)
const SECOND = 1000

let validate: Validator
beforeAll(async () => {
  execFileSync(process.execPath, ['tools/build-validator.mjs'])
  validate = await loadValidator()
})

/** All that is ever done with a document, in less than a second of work, without a throw; what comes of it is sound R4. */
function expectToSurvive(text: string): void {
  const bytes = Buffer.from(text)
  const from = process.cpuUsage()
  const read = readDocument(bytes)
  if (!read.ok) expect(read.fault.what && read.fault.mend).not.toBe('')
  else {
    const { resources, faults } = mapDocument(read.document, { zone: 'Europe/Oslo' })
    for (const { resource, text, where } of resources) {
      expect(validate(resource), `${where}: ${text}`).toEqual([])
      expect(JSON.parse(text)).toEqual(resource)
    }
    expect(resources.length > 0 || faults.some(({ severity }) => severity === 'E')).toBe(true)
    const names = resources.map(({ resource }) => `${resource.resourceType}/${resource.id}`)
    expect(new Set(names).size).toBe(names.length)
    readNarrative(bytes)
  }
  expect(process.cpuUsage(from).user / 1000).toBeLessThan(SECOND)
}

const place = fc.nat(FULL_DOCUMENT.length)
const FLAVORS = ['NI', 'UNK', 'NA', 'MSK', 'OTH', 'NP', 'NINF', 'TRC', 'xyz', '']
const ODD = [
  '',
  ' ',
  '20240231',
  '19540323000000.000-0600',
  '<5',
  '1e400',
  '-',
  '\u202e',
  '2.16',
  '#none',
  'x'.repeat(2000),
]

describe('whatever comes', () => {
  it('is the whole document, to begin with', () => expectToSurvive(FULL_DOCUMENT))

  it('cut off anywhere', () => {
    fc.assert(
      fc.property(place, (at) => expectToSurvive(FULL_DOCUMENT.slice(0, at))),
      { numRuns: RUNS, seed: 1 },
    )
  })

  it('with attributes dropped, emptied and made odd', () => {
    const change = fc.tuple(fc.nat(2000), fc.constantFrom('drop', ...ODD))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 25 }), (changes) =>
        expectToSurvive(changes.reduce(withAttribute, FULL_DOCUMENT)),
      ),
      { numRuns: RUNS, seed: 2 },
    )
  })

  it('with elements made null', () => {
    const change = fc.tuple(fc.nat(2000), fc.constantFrom(...FLAVORS))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 25 }), (changes) =>
        expectToSurvive(changes.reduce(withNull, FULL_DOCUMENT)),
      ),
      { numRuns: RUNS, seed: 3 },
    )
  })

  it('with elements renamed, doubled and taken out', () => {
    const change = fc.tuple(fc.nat(2000), fc.constantFrom('rename', 'double', 'remove', 'empty'))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 10 }), (changes) =>
        expectToSurvive(changes.reduce(withElement, FULL_DOCUMENT)),
      ),
      { numRuns: RUNS, seed: 4 },
    )
  })

  it('with its sections in another order: the same things with the same ids', () => {
    const [before, ...sections] = FULL_DOCUMENT.split(/(?=<component><section>)/)
    const last = sections.pop()!
    const end = last.indexOf('</structuredBody>')
    const all = [...sections, last.slice(0, end)]
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        const text = `${before}${shuffled.join('')}${last.slice(end)}`
        expectToSurvive(text)
        expect(idsOf(text)).toEqual(idsOf(FULL_DOCUMENT))
      }),
      { numRuns: 20, seed: 5 },
    )
  })
})

function idsOf(text: string): readonly string[] {
  const read = readDocument(Buffer.from(text))
  if (!read.ok) throw new Error(read.fault.what)
  const { resources } = mapDocument(read.document, { zone: 'Europe/Oslo' })
  return resources.map(({ resource }) => `${resource.resourceType}/${resource.id}`).sort()
}

function withAttribute(text: string, [at, value]: readonly [number, string]): string {
  const found = [...text.matchAll(/ ([\w:]+)="[^"]*"/g)].filter(([, name]) => !name!.startsWith('xmlns'))
  const one = found[at % found.length]
  if (!one) return text
  const other = value === 'drop' ? '' : ` ${one[1]}="${value.replaceAll('<', '&lt;')}"`
  return text.slice(0, one.index) + other + text.slice(one.index + one[0].length)
}

function withNull(text: string, [at, flavor]: readonly [number, string]): string {
  const found = [...text.matchAll(/<([\w]+)((?: [\w:]+="[^"]*")*)\/>/g)]
  const one = found[at % found.length]
  if (!one) return text
  return `${text.slice(0, one.index)}<${one[1]} nullFlavor="${flavor}"/>${text.slice(one.index + one[0].length)}`
}

function withElement(text: string, [at, how]: readonly [number, string]): string {
  const found = [...text.matchAll(/<(\w+)[^<>]*(?:\/>|>[^<>]*<\/\1>)/g)]
  const one = found[at % found.length]
  if (!one) return text
  const [whole, name] = one as unknown as [string, string]
  const made = { rename: whole.replaceAll(name, `${name}x`), double: whole + whole, remove: '', empty: `<${name}/>` }[
    how
  ]
  return text.slice(0, one.index) + made + text.slice(one.index + whole.length)
}

describe('at its worst', () => {
  const section = (inner: string) =>
    FULL_DOCUMENT.replace('<structuredBody>', `<structuredBody><component><section>${inner}</section></component>`)
  it.each([
    ['ten thousand rows', section(`<text><table>${'<tr><td>x</td></tr>'.repeat(10_000)}</table></text>`)],
    ['lists within lists', section(`<text>${'<list><item>'.repeat(60)}x${'</item></list>'.repeat(60)}</text>`)],
    [
      'tables within tables',
      section(`<text>${'<table><tr><td>'.repeat(50)}x${'</td></tr></table>'.repeat(50)}</text>`),
    ],
    [
      'acts within acts',
      section(`<entry>${'<act><entryRelationship>'.repeat(80)}${'</entryRelationship></act>'.repeat(80)}</entry>`),
    ],
    [
      'organizers within organizers',
      section(`<entry>${'<organizer><component>'.repeat(80)}${'</component></organizer>'.repeat(80)}</entry>`),
    ],
    [
      'two thousand entries of one id',
      section(
        '<entry><observation classCode="OBS" moodCode="EVN"><id root="1.2.3"/><code code="1" codeSystem="1.2"/><value value="1"/></observation></entry>'.repeat(
          2_000,
        ),
      ),
    ],
    [
      'references in a circle',
      section(
        '<text><content ID="a">x</content></text><entry><observation><code><originalText><reference value="#a"/></originalText></code><text><reference value="#a"/></text></observation></entry>',
      ),
    ],
  ])('%s', (_, text) => expectToSurvive(text))
})
