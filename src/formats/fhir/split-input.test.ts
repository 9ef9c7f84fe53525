import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Piece, type SplitLimits, splitInput } from './split-input.ts'

const patient = '{"resourceType":"Patient","id":"kari"}'
const weight = '{ "resourceType" : "Observation","valueQuantity":{"value":1.00},"note":[{"text":"a \\"b\\" {[,:"}] }'

async function split(input: string | Uint8Array, options: Partial<SplitLimits> & { chunk?: number } = {}) {
  const { chunk = 7, ...limits } = options
  const pieces: Piece[] = []
  for await (const piece of splitInput(inChunks(Buffer.from(input), chunk), 'file', limits)) pieces.push(piece)
  return pieces
}

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const texts = (pieces: readonly Piece[]) => pieces.flatMap((piece) => (piece.kind === 'resource' ? [piece.text] : []))
const places = (pieces: readonly Piece[]) => pieces.map((piece) => `${piece.kind} ${piece.where}`)
const problems = (pieces: readonly Piece[]) => pieces.filter((piece) => piece.kind === 'problem')

function bundle(...resources: string[]): string {
  const entries = resources.map((resource) => `{"fullUrl":"urn:uuid:1","resource":${resource}}`)
  return `{"resourceType":"Bundle","type":"collection","entry":[${entries.join(', ')}]}`
}

test('a source that breaks off is no fault of the input: whoever reads is told, gzip or not', async () => {
  async function* breaking(bytes: Uint8Array) {
    yield bytes
    throw new Error('the sender hung up')
  }
  const read = async (bytes: Uint8Array) => {
    for await (const _piece of splitInput(breaking(bytes), 'file'));
  }
  await expect(read(Buffer.from('[{}'))).rejects.toThrow('hung up')
  await expect(read(gzipSync(bundle(patient)).subarray(0, 40))).rejects.toThrow('hung up')
})

describe('what comes in', () => {
  test('a Bundle gives its entries, with the text of each exactly as received', async () => {
    const pieces = await split(bundle(patient, weight))
    expect(texts(pieces)).toEqual([patient, weight])
    expect(places(pieces)).toEqual(['bundle file', 'resource file entry 1', 'resource file entry 2'])
    expect(pieces[0]).toMatchObject({ bundleType: 'collection' })
    expect(pieces[1]).toMatchObject({ fullUrl: 'urn:uuid:1', request: null, resource: { id: 'kari' } })
  })

  test('NDJSON gives its lines; a line may be a Bundle', async () => {
    const pieces = await split(`${patient}\r\n\n${bundle(patient)}\n${weight}`)
    expect(texts(pieces)).toEqual([patient, patient, weight])
    expect(places(pieces)).toEqual([
      'resource file line 1',
      'bundle file line 3',
      'resource file line 3 entry 1',
      'resource file line 4',
    ])
  })

  test('a single resource may be spread over lines', async () => {
    const pretty = JSON.stringify(JSON.parse(weight), null, 2)
    expect(texts(await split(pretty))).toEqual([pretty])
  })

  test('gzip and a byte order mark are found by what the bytes are', async () => {
    expect(texts(await split(gzipSync(`\ufeff${patient}\n${weight}`)))).toEqual([patient, weight])
    expect(texts(await split(`\ufeff${patient}`, { chunk: 1 }))).toEqual([patient])
  })

  test('a Bundle is known though its type comes last, and a List is not taken for one', async () => {
    const entries = `"entry":[{"resource":${patient}},{"resource":${weight}}]`
    expect(texts(await split(`{${entries},"resourceType":"Bundle"}`))).toEqual([patient, weight])
    const list = '{"entry":[{"item":{"reference":"Patient/1"}}],"resourceType":"List"}'
    expect(texts(await split(list))).toEqual([list])
  })

  test('Bundles inside a Bundle give their entries, too', async () => {
    const pieces = await split(bundle(bundle(patient), weight))
    expect(texts(pieces)).toEqual([patient, weight])
    expect(places(pieces)).toContain('resource file entry 1 entry 1')
  })

  test('a deletion names what is gone; a search that brings nothing is no problem', async () => {
    const history =
      '{"resourceType":"Bundle","type":"history","entry":[{"request":{"method":"DELETE","url":"Patient/9"}}]}'
    expect((await split(history))[1]).toMatchObject({ kind: 'deletion', resourceType: 'Patient', id: '9' })
    const response = '{"resourceType":"Bundle","type":"batch-response","entry":[{"response":{"status":"200"}}]}'
    expect(problems(await split(response))).toEqual([])
  })

  test('an empty Bundle is a Bundle', async () => {
    expect(places(await split('{"resourceType":"Bundle","type":"searchset"}'))).toEqual(['bundle file line 1'])
    expect(problems(await split('{"resourceType":"Bundle","entry":[]}'))).toEqual([])
  })
})

describe('what is wrong is told, and the rest still comes', () => {
  const cases: readonly (readonly [name: string, input: string, what: RegExp, rest: string[]])[] = [
    ['a line that is no JSON', `${patient}\nhello {\n${weight}`, /not JSON/, [patient, weight]],
    ['a line cut off in a text', `{"resourceType":"Pat\n${patient}\n${weight}`, /middle/, [patient, weight]],
    ['a line cut off after a value', `{"resourceType":"Patient"\n${patient}\n${weight}`, /middle/, [patient, weight]],
    ['a line cut off after a comma', `{"resourceType":"Patient",\n${patient}\n${weight}`, /middle/, [patient, weight]],
    ['a bracket too many', `${patient}}\n${weight}`, /not JSON/, [patient, weight]],
    ['an entry that is no JSON', bundle('{"resourceType":"Patient",}', weight), /not JSON/, [weight]],
    ['a line break inside a text', bundle('{"resourceType":"Patient","id":"a\nb"}', weight), /not JSON/, [weight]],
    ['a key twice', bundle('{"resourceType":"Patient","id":"1","id":"2"}', weight), /twice/, [weight]],
    ['__proto__', bundle('{"resourceType":"Patient","__proto__":{"id":"1"}}', weight), /__proto__/, [weight]],
    ['__proto__ in disguise', bundle('{"resourceType":"Patient","\\u005f_proto__":{}}', weight), /__proto__/, [weight]],
    ['no resourceType', bundle('{"id":"1"}', weight), /no resourceType/, [weight]],
    ['a type of no R4', bundle('{"resourceType":"Banana"}', weight), /"Banana"/, [weight]],
    ['an entry without resource', bundle(weight).replace('[', '[{"fullUrl":"urn:x"},'), /no resource/, [weight]],
    ['an entry that is no object', bundle(weight).replace('[', '[17, '), /not JSON/, [weight]],
    ['a file cut off', bundle(patient, weight).slice(0, -20), /middle/, [patient]],
    ['a list', `[${patient}]`, /no resourceType/, []],
    [
      'nesting without end around a resource',
      bundle(patient, weight).replace('"urn:uuid:1"', '['.repeat(5000) + ']'.repeat(5000)),
      /deep/,
      [weight],
    ],
    [
      'nesting without end',
      bundle(`{"resourceType":"Patient","a":${'['.repeat(5000)}${']'.repeat(5000)}}`, weight),
      /deep/,
      [weight],
    ],
  ]
  test.each(cases)('%s', async (_name, input, what, rest) => {
    const pieces = await split(input)
    expect(problems(pieces)[0]?.what).toMatch(what)
    expect(texts(pieces)).toEqual(rest)
  })

  test('a resource over the limit, of which only the beginning is kept', async () => {
    const huge = `{"resourceType":"Binary","data":"${'A'.repeat(500_000)}"}`
    for (const input of [bundle(patient, huge, weight), `${patient}\n${huge}\n${weight}`]) {
      const pieces = await split(input, { resourceBytes: 10_000, chunk: 4096 })
      expect(problems(pieces)).toMatchObject([{ what: expect.stringMatching(/larger/) }])
      expect(problems(pieces)[0]!.bytes.length).toBeLessThanOrEqual(65_536)
      expect(texts(pieces)).toEqual([patient, weight])
    }
  })

  test('gzip that is cut off gives what came before', async () => {
    const lines = Array.from({ length: 3000 }, (_, index) => `{"resourceType":"Patient","id":"${index}"}`)
    const zipped = gzipSync(lines.join('\n'))
    const pieces = await split(zipped.subarray(0, zipped.length - 100), { chunk: 1000 })
    expect(problems(pieces)[0]?.what).toMatch(/compressed file is damaged/)
    expect(texts(pieces).length).toBeGreaterThan(100)
  })

  test('bytes that are not UTF-8', async () => {
    const latin = Buffer.from('{"resourceType":"Patient","id":"\xe6"}', 'latin1')
    expect(problems(await split(latin))[0]).toMatchObject({
      what: 'It is not in UTF-8.',
      bytes: Uint8Array.from(latin),
    })
  })
})

describe('whatever comes', () => {
  const resource = fc
    .tuple(fc.jsonValue({ maxDepth: 4 }), fc.nat(2))
    .map(([value, indent]) => JSON.stringify({ resourceType: 'Basic', value }, null, indent))
    .filter((text) => !text.includes('__proto__'))

  test('resources come back byte for byte, in chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(resource),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (all, chunk, asBundle) => {
          const pieces = await split(asBundle ? bundle(...all) : all.join('\n'), { chunk })
          expect(texts(pieces)).toEqual(all)
          expect(problems(pieces)).toEqual([])
        },
      ),
    )
  })

  test('nothing in the bytes makes it throw, or go on for ever', async () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ':',
      ',',
      '\n',
      '\n{',
      ' ',
      'a',
      '"entry":[',
      '"resource":{',
      '"resourceType":"Bundle"',
    )
    const input = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(token, { maxLength: 60 }).map((all) => all.join('')),
    )
    await fc.assert(
      fc.asyncProperty(input, fc.integer({ min: 1, max: 9 }), async (bytes, chunk) => {
        await split(bytes, { chunk, resourceBytes: 50 })
      }),
      { numRuns: 500 },
    )
  })

  test('no line of a file can spoil another line', async () => {
    const bad = fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', 'x'), maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(bad, fc.integer({ min: 1, max: 30 }), async (line, chunk) => {
        const pieces = await split(`${patient}\n${line}\n${patient}\n${weight}\n${weight}`, { chunk })
        expect(texts(pieces)).toEqual([patient, patient, weight, weight])
      }),
      { numRuns: 500 },
    )
  })
})
