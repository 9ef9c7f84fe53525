import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { asFhirXml } from '../../../../test/support/fhir-xml.ts'
import { splitInput } from '../split-input.ts'
import type { Element } from '../types.ts'
import { loadR4Elements, type R4Elements } from './r4-elements.ts'
import { fhirXmlToJson } from './to-json.ts'

const SAMPLES = '../shared/data/fhir'
const inFhir = (inner: string, type = 'Patient') => `<${type} xmlns="http://hl7.org/fhir">${inner}</${type}>`

let elements: R4Elements
beforeAll(async () => {
  elements = await loadR4Elements()
})
const jsonOf = (xml: string) => fhirXmlToJson(Buffer.from(xml), elements)
const read = (xml: string): unknown => {
  const json = jsonOf(xml)
  if (!json.ok) throw new Error(json.fault.what)
  return JSON.parse(json.text)
}

it('a list of one is a list, and what may stand once is none', () => {
  expect(read(inFhir('<name><given value="Liv"/></name><gender value="female"/>'))).toEqual({
    resourceType: 'Patient',
    name: [{ given: ['Liv'] }],
    gender: 'female',
  })
})

it('numbers keep their digits, and what is no number stays as it is', () => {
  const value = (text: string) =>
    jsonOf(inFhir(`<valueQuantity><value value="${text}"/></valueQuantity>`, 'Observation'))
  expect(value('1.00')).toMatchObject({ text: expect.stringContaining('"value":1.00') })
  expect(value('+1')).toMatchObject({ text: expect.stringContaining('"value":"+1"') })
  expect(value('1}')).toMatchObject({ text: expect.stringContaining('"value":"1}"') })
})

it('ids and extensions stand beside primitives, in lists too', () => {
  const extension = '<extension url="http://a"><valueCode value="x"/></extension>'
  expect(
    read(
      inFhir(
        `<id value="p"/><name><given id="g" value="A"/><given value="B"/><given>${extension}</given></name><birthDate>${extension}</birthDate>`,
      ),
    ),
  ).toEqual({
    resourceType: 'Patient',
    id: 'p',
    name: [
      {
        given: ['A', 'B', null],
        _given: [{ id: 'g' }, null, { extension: [{ url: 'http://a', valueCode: 'x' }] }],
      },
    ],
    _birthDate: { extension: [{ url: 'http://a', valueCode: 'x' }] },
  })
})

it('a narrative stays text, and a resource within a resource a resource', () => {
  expect(
    read(
      inFhir(
        '<text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><p class="a">1 &lt; 2 &amp; <b>so</b></p></div></text><contained><Organization><id value="o"/></Organization></contained>',
      ),
    ),
  ).toEqual({
    resourceType: 'Patient',
    text: {
      status: 'generated',
      div: '<div xmlns="http://www.w3.org/1999/xhtml"><p class="a">1 &lt; 2 &amp; <b>so</b></p></div>',
    },
    contained: [{ resourceType: 'Organization', id: 'o' }],
  })
})

const REFUSED: readonly (readonly [string, string, string])[] = [
  ['a document type', `<!DOCTYPE Patient [<!ENTITY a "b">]>${inFhir('')}`, 'document type'],
  ['an element of another kind', '<ClinicalDocument/>', 'no resource of FHIR R4'],
  ['a name of every object', '<constructor/>', 'no resource of FHIR R4'],
  ['something cut off', inFhir('<name>').slice(0, 40), ''],
]
it.each(REFUSED)('%s is a problem with its bytes', async (_, xml, what) => {
  const pieces = []
  for await (const piece of splitInput(one(Buffer.from(xml)), 'x.xml')) pieces.push(piece)
  expect(pieces).toMatchObject([{ kind: 'problem', what: expect.stringContaining(what) }])
  expect(Buffer.from((pieces[0] as { bytes: Uint8Array }).bytes).toString()).toBe(xml)
})

it('names from input reach no object of ours', () => {
  const odd = read(
    inFhir('<__proto__ value="x"/><constructor value="y"/><name><toString value="z"/></name>'),
  ) as Element
  expect(Object.keys(odd).sort()).toEqual(['__proto__', 'constructor', 'name', 'resourceType'])
  expect(({} as Element).value).toBeUndefined()
})

it('whatever is cut, doubled or swapped in XML is read or refused, in its time', () => {
  const whole = inFhir(
    '<id value="p"/><name><given value="A"/></name><text><div xmlns="http://www.w3.org/1999/xhtml">x</div></text>',
  )
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(whole.length), fc.string(), (from, to, put) => {
      const json = jsonOf(whole.slice(0, from) + put + whole.slice(to))
      if (json.ok) expect(JSON.parse(json.text)).toHaveProperty('resourceType')
      else expect(json.fault.mend).not.toBe('')
    }),
    { numRuns: 300 },
  )
})

describe.runIf(existsSync(SAMPLES))('resources that nobody here wrote', () => {
  it('written as XML and read again are the same, text for text', () => {
    const files = globSync('**/*.json', { cwd: SAMPLES }).filter(
      (file) => readFileSync(path.join(SAMPLES, file)).length < 400_000,
    )
    expect(files.length).toBeGreaterThan(50)
    for (const file of files) {
      const resource = JSON.parse(readFileSync(path.join(SAMPLES, file), 'utf8')) as object
      if (!('resourceType' in resource) || !JSON.stringify(resource).includes('"resourceType"')) continue
      expect(tidy(read(asFhirXml(resource))), file).toEqual(tidy(resource))
    }
  })
})

/** White space and the way entities are written in a narrative may differ; what it says not. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === 'div' ? '' : tidy(each)]))
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
