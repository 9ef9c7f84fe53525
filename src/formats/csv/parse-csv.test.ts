import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'
import { parseCsv } from './parse-csv.ts'

describe('parseCsv', () => {
  it.each([
    ['commas', 'id,name\n1,Kari\n', [['1', 'Kari']]],
    ['a mark at the beginning, and semicolons', '\uFEFFid;name\r\n1;Kari\r\n', [['1', 'Kari']]],
    [
      'tabs and empty cells',
      'id\tname\n1\t\n\tKari\n',
      [
        ['1', ''],
        ['', 'Kari'],
      ],
    ],
    ['blanks after separators', 'id, name\n1, Kari Marie \n', [['1', 'Kari Marie']]],
    ['quotes after blanks', 'id, name\n1, "Nordmann, Kari"\n', [['1', 'Nordmann, Kari']]],
    ['doubled quotes and line breaks in quotes', 'id,name\n1,"Kari ""K""\nMarie"\n', [['1', 'Kari "K"\nMarie']]],
    ['a separator in a quoted name of a column', '"a;b;c",name\n1,Kari', [['1', 'Kari']]],
    ['empty lines', '\nid,name\n\n1,Kari\n\n', [['1', 'Kari']]],
    ['old line ends', 'id,name\r1,Kari\r', [['1', 'Kari']]],
    ['no rows', 'id,name', []],
  ])('reads %s', (_what, text, rows) => expect(parseCsv(text).rows).toEqual(rows))

  it.each([
    ['', /empty/],
    ['id,name\n1\n', /Line 2 has 1 cells.*2/],
    ['id,name\n"1\n2",Kari,x\n', /Line 2 has 3/],
    ['id,name\n"1\n2",Kari\n3\n', /Line 4 has 1/],
    ['id,name\n1,"Kari\n', /Line 2 opens a quote/],
    ['id,name\n1,"Ka"ri\n', /Line 2 goes on/],
  ])('says what is wrong with %j', (text, says) => expect(() => parseCsv(text)).toThrow(says))

  it('gives back every table that was written by the book', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', 'ø', '1') })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), (rows) => {
        const written = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
        expect(parseCsv(['x,y', ...written].join('\n')).rows).toEqual(rows)
      }),
    )
  })
})

describe('decodeText', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('Åse'), 'Åse'],
    ['Latin-1', Uint8Array.of(0xc5, 0x73, 0x65), 'Åse'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0xc5, 0, 0x73, 0, 0x65, 0), 'Åse'],
  ])('knows %s', (_what, bytes, text) => expect(decodeText(bytes)).toBe(text))
})
