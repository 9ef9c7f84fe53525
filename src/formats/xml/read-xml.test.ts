import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readXml } from './read-xml.ts'

const OWN = 'urn:own'
const SECOND = 1000
const utf8 = (text: string) => Buffer.from(text)
const faultOf = (bytes: Uint8Array) => {
  const read = readXml(bytes, OWN)
  if (read.ok) throw new Error('it was read')
  return read.fault
}

/** Milliseconds of this process: other processes on the machine do not make a reader slow. */
function workOf(work: () => void): number {
  const from = process.cpuUsage()
  work()
  return process.cpuUsage(from).user / 1000
}

describe('a document in XML', () => {
  it('is a tree of elements, texts and attributes, each with its line', () => {
    const read = readXml(
      utf8('<?xml version="1.0"?>\n<a xmlns="urn:own" k="v">x<b>&amp;&#233;<![CDATA[<]]></b>\n<c/></a>'),
      OWN,
    )
    if (!read.ok) throw new Error(read.fault.what)
    expect(read.root).toMatchObject({ name: 'a', attributes: { k: 'v' }, line: 2 })
    expect(read.root.content).toEqual([
      'x',
      expect.objectContaining({ name: 'b', content: ['&é', '<'] }),
      ' ',
      expect.objectContaining({ name: 'c', content: [], line: 3 }),
    ])
  })

  it('goes by the names of its own namespace, whatever the prefix', () => {
    const read = readXml(utf8('<n:a xmlns:n="urn:own" xmlns:o="urn:other"><n:b/><o:b/><u:b/></n:a>'), OWN)
    if (!read.ok) throw new Error(read.fault.what)
    expect(read.root.content).toMatchObject([{ name: 'b' }, { name: 'o:b' }, { name: 'u:b' }])
  })

  it.each([
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8('<a>é</a>')])],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<a>é</a>', 'utf16le')])],
    ['UTF-16 without', Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a>é</a>', 'utf16le')],
    ['big-endian UTF-16', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('<a>é</a>', 'utf16le').swap16()])],
    ['Latin-1 as declared', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1')],
    ['UTF-8 behind blank lines', utf8('\n \n<?xml version="1.0" encoding="utf-8"?><a>é</a>')],
  ])('is read in %s', (_, bytes) => {
    expect(readXml(bytes, OWN)).toMatchObject({ ok: true, root: { name: 'a', content: ['é'] } })
  })

  it('passes over style sheets and other instructions, and fetches nothing', () => {
    const text =
      '<?xml-stylesheet href="http://evil.example/x.xsl" type="text/xsl"?><a xmlns:xi="urn:xi"><xi:include href="/etc/passwd"/></a>'
    expect(readXml(utf8(text), OWN)).toMatchObject({ ok: true, root: { name: 'a' } })
  })
})

const BILLION_LAUGHS = `<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "${'&x;'.repeat(1000)}">]><a>&y;</a>`

describe('what is refused, with the place and a remedy', () => {
  it.each([
    ['nothing at all', utf8(''), /empty/, null],
    ['white space', utf8(' \n '), /white space/, null],
    ['a web page', utf8('<!DOCTYPE html><html></html>'), /HTML/, null],
    ['JSON', utf8('{"resourceType":"Bundle"}'), /no XML/, null],
    [
      'a document type',
      utf8('<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><a/>'),
      /DOCTYPE/,
      2,
    ],
    ['a document type with entities', utf8(BILLION_LAUGHS), /DOCTYPE/, 1],
    ['a parameter entity', utf8('<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]><a/>'), /DOCTYPE/, 1],
    ['an entity that XML has not', utf8('<a>\n&nbsp;</a>'), /entity/, 2],
    ['an open element', utf8('<a>\n<b></a>'), /not well-formed/, 2],
    ['a bare ampersand', utf8('<a>\n\nR & D</a>'), /not well-formed/, 3],
    ['two roots', utf8('<a/><b/>'), /not well-formed/, 1],
    ['a truncated document', utf8('<a><b>x'), /not well-formed/, 1],
    [
      'bytes that are no UTF-8',
      Buffer.concat([utf8('<a>\n'), Buffer.from([0xe9]), utf8('</a>')]),
      /not in the encoding/,
      2,
    ],
    ['an encoding that nobody reads', utf8('<?xml version="1.0" encoding="UTF-7"?><a/>'), /UTF-7/, 1],
    ['a depth of 100,000', utf8('<a>'.repeat(100_000)), /nested/, 1],
    [
      'a million attributes',
      utf8(`<a ${Array.from({ length: 100_000 }, (_, at) => `b${at}="1"`).join(' ')}/>`),
      /attributes/,
      1,
    ],
    ['50 MB and more', Buffer.alloc(50_000_001, 0x20), /larger than 50 MB/, null],
  ])('%s', (_, bytes, what, line) => {
    let fault: ReturnType<typeof faultOf> | null = null
    expect(workOf(() => (fault = faultOf(bytes)))).toBeLessThan(SECOND)
    expect(fault!.what).toMatch(what)
    expect(fault!.line).toBe(line)
    expect(fault!.mend).not.toBe('')
  })

  it('whatever comes: never a throw, never long', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b x="1">',
      '</b>',
      '&',
      '&amp;',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?p ?>',
      '<!DOCTYPE',
      '>',
      '"',
      ' ',
      'é',
      '\0',
      '\uD800',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.uint8Array({ maxLength: 20 }), (pieces, bytes) => {
        const taken = workOf(() => readXml(Buffer.concat([utf8(pieces.join('')), bytes]), OWN))
        expect(taken).toBeLessThan(SECOND)
      }),
      { numRuns: 500, seed: 1 },
    )
  })
})
