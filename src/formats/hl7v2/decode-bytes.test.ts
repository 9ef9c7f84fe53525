import { describe, expect, it } from 'vitest'
import { header } from '../../../test/support/hl7v2-message.ts'
import { decodeBytes } from './decode-bytes.ts'

const NAME = 'PID|1||1||Müller^Bjørn'
const message = (charset: string) => `${header('ADT^A01', { 18: charset })}\r${NAME}`
const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer)

describe('character sets', () => {
  it.each([
    ['UTF-8 that is declared', utf8(message('UNICODE UTF-8')), false],
    ['UTF-8 without MSH-18', utf8(message('')), false],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${message('')}`), false],
    ['Latin-1 that is declared', latin1(message('8859/1')), false],
    ['Latin-1 without MSH-18', latin1(message('')), false],
    ['Latin-1 that calls itself UTF-8', latin1(message('UNICODE UTF-8')), true],
    ['UTF-8 that calls itself Latin-1', utf8(message('8859/1')), true],
    ['UTF-8 that calls itself ASCII', utf8(message('ASCII')), true],
    ['a set that nobody knows', latin1(message('KLINGON')), true],
    ['the first of two sets', latin1(message('8859/1~ISO IR87')), false],
    ['UTF-16 without a mark', utf16(message('UNICODE UTF-16')), false],
    ['UTF-16 with a mark', utf16(`\ufeff${message('')}`), false],
  ])('%s', (_, bytes, isDoubtful) => {
    const { text, doubt } = decodeBytes(bytes)
    expect(text.endsWith(NAME)).toBe(true)
    expect(doubt !== null).toBe(isDoubtful)
  })

  it('reads Cyrillic, Japanese and Chinese as declared', () => {
    const cyrillic = Uint8Array.from([...latin1(`${header('ADT^A01', { 18: '8859/5' })}\r`), 0xb8, 0xd2, 0xd0, 0xdd])
    expect(decodeBytes(cyrillic).text.endsWith('Иван')).toBe(true)
    const japanese = latin1(`${header('ADT^A01', { 18: 'ISO IR87' })}\r\x1b$B;3ED\x1b(B`)
    expect(decodeBytes(japanese).text.endsWith('山田')).toBe(true)
    const chinese = Uint8Array.from([...latin1(`${header('ADT^A01', { 18: 'GB 18030-2000' })}\r`), 0xc0, 0xee])
    expect(decodeBytes(chinese).text.endsWith('李')).toBe(true)
  })

  it('has a character for every byte: nothing becomes a question mark', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const { text } = decodeBytes(Uint8Array.from([...latin1(header('ADT^A01')), ...all]))
    expect(text.slice(-256)).not.toMatch(/\ufffd/)
    expect(new Set(text.slice(-256)).size).toBe(256)
  })

  it('keeps combining marks and emoji as they are', () => {
    expect(decodeBytes(utf8(`${header('ADT^A01')}\rPID|e\u0301|👩‍⚕️`)).text.endsWith('e\u0301|👩‍⚕️')).toBe(true)
  })
})
