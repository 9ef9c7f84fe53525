import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { header, KARI, readLines, segment } from '../../../test/support/hl7v2-message.ts'
import { readDelimiters, USUAL_DELIMITERS } from './delimiters.ts'
import { escapeText, unescapeText } from './escapes.ts'
import { firstOf, isNull, partOf, repetitionsOf, valueAt } from './message.ts'
import { readHeader } from './read-header.ts'
import { readMessage } from './read-message.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('delimiters', () => {
  it('are the message’s own, with or without a fifth', () => {
    const other = readMessage(bytes('MSH@~$#!@A@B@@@2026@@ADT~A01@1@P@2.5\rPID@@@1~~~X~MR'))
    expect(other.ok && valueAt(other.message.segments[1]!, 3, 4)).toBe('X')
    expect(readDelimiters('MSH|^~\\&#|A')).toMatchObject({ ok: true, delimiters: { truncation: '#' } })
  })

  it.each([
    ['MSH||||A', 2, 101],
    ['MSH|^^\\&|A', 2, 102],
    ['MSH|^~|A', 2, 102],
    ['MSH|^~\\&#%|A', 2, 102],
    ['MSH|ab\\&|A', 2, 102],
    ['MSH|^~\\|||A', 2, 102],
    ['MSHX^~\\&|A', 1, 102],
  ])('%s: field %i, code %i', (text, field, code) => {
    const read = readMessage(bytes(text))
    expect(read).toMatchObject({ ok: false, fault: { segment: 'MSH', field, code, severity: 'E' }, header: null })
  })

  it('that double the escape, as string literals do, are taken for one and noticed', () => {
    const read = readMessage(bytes('MSH|^~\\\\&|A|B|||2026||ADT^A01|1|P|2.5\\r\nPID|||1\\r'))
    expect(read.ok && read.message.faults).toMatchObject([{ field: 2, code: 102, severity: 'W' }])
    expect(read.ok && valueAt(read.message.segments[1]!, 3)).toBe('1')
  })
})

describe('escapes', () => {
  it.each([
    ['a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f', 'a|b^c&d~e\\f'],
    ['one\\.br\\two\\.sp2\\three', 'one\ntwo\n\nthree'],
    ['\\.in+4\\in\\.ti-2\\dent\\.fi\\ \\.nf\\', 'indent '],
    ['\\H\\bold\\N\\ plain', 'bold plain'],
    ['a\\X0D0A\\b\\X0D\\c\\X0D\\\\X0A\\d', 'a\nb\nc\nd'],
    ['caf\\XC3A9\\ caf\\XE9\\', 'café café'],
    ['\\C2842\\\\M824041\\text\\Zlocal\\', 'text'],
    ['C:\\dir\\new', 'C:\\dir\\new'],
    ['open\\', 'open\\'],
    ['\\Xzz\\', '\\Xzz\\'],
  ])('%s', (raw, text) => {
    expect(unescapeText(raw, USUAL_DELIMITERS)).toBe(text)
  })

  it('give back any text that was escaped, whatever the delimiters', () => {
    const delimiters = [
      USUAL_DELIMITERS,
      {
        ...USUAL_DELIMITERS,
        field: '@',
        component: '~',
        repetition: '$',
        escape: '#',
        subcomponent: '!',
        truncation: '%',
      },
    ]
    const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((any) => any.replace(/[^\P{Cc}\n\t]/gu, ''))
    fc.assert(
      fc.property(text, fc.constantFrom(...delimiters), (any, own) => {
        const escaped = escapeText(any, own)
        expect(unescapeText(escaped, own)).toBe(any)
        expect(escaped).not.toMatch(/[\r\n]/)
        expect(escaped.includes(own.field)).toBe(false)
      }),
    )
  })
})

describe('fields', () => {
  const pid = readLines(header('ADT^A01'), 'PID|1|""|A^^^X&1.2&ISO~B||Fam&von^Given|""^x|').segments[1]!

  it('tell "no value" from nothing said', () => {
    expect([isNull(pid, 2), isNull(pid, 4), valueAt(pid, 2), valueAt(pid, 6)]).toEqual([true, false, '', ''])
  })

  it('have repetitions, components and subcomponents', () => {
    expect(repetitionsOf(pid, 3).map((each) => partOf(each, 1))).toEqual(['A', 'B'])
    expect([valueAt(pid, 3, 4), valueAt(pid, 3, 4, 2), valueAt(pid, 5), partOf(firstOf(pid, 5)!, 2)]).toEqual([
      'X',
      '1.2',
      'Fam',
      'Given',
    ])
  })
})

describe('a message', () => {
  it('may have any line ends, blank lines, and a frame', () => {
    for (const end of ['\r', '\n', '\r\n', '\r\r', '\n\r']) {
      const read = readMessage(bytes(`\v${[header('ADT^A01'), KARI, 'PV1|1|I'].join(end)}${end}\x1c\r`))
      expect(read.ok && read.message.segments.map(({ name }) => name)).toEqual(['MSH', 'PID', 'PV1'])
    }
  })

  it('keeps a line break inside a text with its segment, and the paragraph before it', () => {
    const { segments } = readLines(header('ORU^R01'), 'OBX|1|TX|A||first\nsecond\n\nthird line|||', 'NTE|1||x')
    expect(segments.map(({ name }) => name)).toEqual(['MSH', 'OBX', 'NTE'])
    expect(segments[1]!.fields[5]).toBe('first\nsecond\n\nthird line')
  })

  it('numbers its segments as ERR does', () => {
    const { segments } = readLines(header('ORU^R01'), 'OBX|1', 'OBX|1', 'NTE|1')
    expect(segments.map(({ sequence }) => sequence)).toEqual([1, 1, 2, 1])
  })

  it('says which part of MSH is missing', () => {
    const without = (field: number) => readMessage(bytes(header('ADT^A01', { [field]: '' })))
    expect(without(9)).toMatchObject({ ok: false, fault: { field: 9, code: 101 }, header: { controlId: 'ID-1' } })
    expect(without(10)).toMatchObject({ ok: true, message: { faults: [{ field: 10, severity: 'W' }] } })
    expect(readMessage(bytes(header('ADT^A01', { 12: '3.0' })))).toMatchObject({
      ok: false,
      fault: { field: 12, code: 203 },
    })
    expect(readMessage(bytes('PID|1||x'))).toMatchObject({ ok: false, fault: { code: 100 }, header: null })
  })

  it('loses zero bytes and says so', () => {
    const read = readMessage(bytes(`${header('ADT^A01')}\rPID|1||4\u0000711`))
    expect(read.ok && [valueAt(read.message.segments[1]!, 3), read.message.faults[0]?.severity]).toEqual(['4711', 'W'])
  })
})

describe('the header alone', () => {
  it('is read without the rest', () => {
    const read = readHeader(
      bytes(`${header('ORU^R01^ORU_R01', { 18: '8859/1', 15: 'AL' })}\r${segment('OBX', { 5: 'x'.repeat(40_000) })}`),
    )
    expect(read).toMatchObject({
      ok: true,
      header: {
        controlId: 'ID-1',
        type: 'ORU',
        trigger: 'R01',
        structure: 'ORU_R01',
        version: '2.5.1',
        charset: '8859/1',
        acceptAcknowledgement: 'AL',
      },
    })
  })

  it('of a cut message does not change the character set of what came before', () => {
    const whole = bytes(`${header('ADT^A01', { 3: 'Østfold' })}\r${'é'.repeat(20_000)}`)
    expect(readHeader(whole)).toMatchObject({ header: { sendingApplication: 'Østfold' } })
  })
})
