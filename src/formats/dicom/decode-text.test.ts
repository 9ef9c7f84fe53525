import { describe, expect, it } from 'vitest'
import { decoderOf } from './decode-text.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

/** Names as PS3.5, annexes H to K, writes them, and one of each single-byte set. */
const NAMES: readonly (readonly [string, string, string])[] = [
  ['', '4d 6f 72 73 74 61 64', 'Morstad'],
  ['ISO_IR 100', '42 75 63 5e 4a e9 72 f4 6d 65', 'Buc^Jérôme'],
  ['ISO_IR 101', '57 61 b3 ea 73 61', 'Wałęsa'],
  ['ISO_IR 144', 'bb ee da 63 65 dc d1 e3 e0 d3', 'Люкceмбург'],
  ['ISO_IR 127', 'e2 c8 c7 e6 ea 5e e4 e6 d2 c7 d1', 'قباني^لنزار'],
  ['ISO_IR 126', 'c4 e9 ef ed f5 f3 e9 ef f2', 'Διονυσιος'],
  ['ISO_IR 138', 'f9 f8 e5 ef 5e e3 e1 e5 f8 e4', 'שרון^דבורה'],
  ['ISO_IR 148', 'c7 61 76 75 fe 6f f0 6c 75', 'Çavuşoğlu'],
  ['ISO_IR 192', '57 61 6e 67 5e 58 69 61 6f 44 6f 6e 67 3d e7 8e 8b 5e e5 b0 8f e4 b8 9c', 'Wang^XiaoDong=王^小东'],
  ['GB18030', '57 61 6e 67 5e 58 69 61 6f 44 6f 6e 67 3d cd f5 5e d0 a1 b6 ab', 'Wang^XiaoDong=王^小东'],
  [
    '\\ISO 2022 IR 87',
    '59 61 6d 61 64 61 5e 54 61 72 6f 75 3d 1b 24 42 3b 33 45 44 1b 28 42 5e 1b 24 42 42 40 4f 3a 1b 28 42',
    'Yamada^Tarou=山田^太郎',
  ],
  [
    'ISO 2022 IR 13\\ISO 2022 IR 87',
    'd4 cf c0 de 5e c0 db b3 3d 1b 24 42 3b 33 45 44 1b 28 4a 5e 1b 24 42 42 40 4f 3a 1b 28 4a',
    'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎',
  ],
  [
    '\\ISO 2022 IR 149',
    '48 6f 6e 67 5e 47 69 6c 64 6f 6e 67 3d 1b 24 29 43 fb f3 5e 1b 24 29 43 d1 ce d4 d7',
    'Hong^Gildong=洪^吉洞',
  ],
  [
    '\\ISO 2022 IR 58',
    '5a 68 61 6e 67 5e 58 69 61 6f 44 6f 6e 67 3d 1b 24 29 41 d5 c5 5e 1b 24 29 41 d0 a1 b6 ab',
    'Zhang^XiaoDong=张^小东',
  ],
]

describe('text of DICOM', () => {
  it.each(NAMES)('under %j', (term, hex, name) => {
    expect(decoderOf(term.split('\\'))(bytes(hex))).toBe(name)
  })

  it('that says nothing and is UTF-8 is read as that; other bytes are marked, not guessed at', () => {
    expect(decoderOf([''])(bytes('c3 85 73 65'))).toBe('Åse')
    expect(decoderOf([''])(bytes('c5 73 65'))).toBe('\ufffdse')
  })
})
