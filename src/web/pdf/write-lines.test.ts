import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { translator } from '#messages/translator'
import type { LetterWords } from '../staff/enrolment/letter.ts'
import { drawLetter } from '../staff/enrolment/letter-pdf.ts'
import { writeLines } from './write-lines.ts'

const order = { direction: 'ltr', width: 60, widthOf: ({ text }: { text: string }) => text.length } as const
const drawn = (text: string, direction: 'ltr' | 'rtl' = 'ltr', width = 60) =>
  writeLines(text, { ...order, direction, width }).map((line) => line.map((piece) => piece.text).join(''))

describe('lines of a letter', () => {
  it('are broken between words, and drawn from left to right', () => {
    expect(drawn('Write the day you were born.', 'ltr', 12)).toEqual(['Write the', 'day you were', 'born.'])
  })

  it('from right to left begin at the right; numbers and Latin words keep their order', () => {
    // A number with blanks stands between isolates, as the translator puts every inserted word.
    const text = 'اتصل \u2068+47 55 10\u2069 أو Nordfjord Hospital (main): اليوم'
    expect(drawn(text, 'rtl')).toEqual(['اليوم :Nordfjord Hospital (main) أو +47 55 10 اتصل'])
  })

  it('take the font of each script, and keep marks with their letters', () => {
    const [line] = writeLines('Łódź Иван Αθήνα مريم Åse', { ...order, width: 200 })
    expect(line!.filter(({ text }) => text.trim()).map(({ text, font }) => `${font} ${text}`)).toEqual([
      'latin-ext Ł',
      'latin ód',
      'latin-ext ź',
      'cyrillic Иван',
      'greek Αθήνα',
      'arabic مريم',
      'latin Åse',
    ])
  })

  it('lose and add nothing, however scripts are mixed', () => {
    const word = fc.constantFrom('اليوم', 'Kari', '47', '(x)', 'Łódź', '+47', 'مريم،', 'http://a.example/b', '2026.')
    const signs = (text: string) => [...text.replace(/\s/g, '').replace(/[()]/g, '|')].sort().join('')
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.constantFrom('ltr', 'rtl'),
        fc.integer({ min: 5, max: 80 }),
        (words, direction, width) => {
          const text = words.join(' ')
          expect(signs(drawn(text, direction as 'ltr', width).join(''))).toBe(signs(text))
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('the letter as PDF', () => {
  const letterIn = (language: 'en' | 'ar', more: Partial<LetterWords> = {}): LetterWords => {
    const w = translator(language)
    const address = 'https://portal.example/join'
    const words = { title: w.letter.title, lead: w.letter.recoverLead, until: '2026', help: 'Nordfjord', postal: [] }
    return { w, name: 'مريم Åsheim', code: 'KFRT-7QMC-93WN', link: `${address}?code=x`, address, ...words, ...more }
  }
  const pagesIn = (pdf: string) => pdf.match(/\/Type \/Page\b/g)!.length

  it('is tagged, in its language, a page each', async () => {
    const pdf = Buffer.from(await drawLetter([letterIn('ar'), letterIn('en')])).toString('latin1')
    expect(pagesIn(pdf)).toBe(2)
    expect(pdf).toContain('/Lang (ar)')
    for (const tag of ['/S /H1', '/S /Figure', '/Marked true']) expect(pdf).toContain(tag)
  })

  it('goes on with a second page rather than leave something out', async () => {
    const long = 'Call or visit the reception desk on the ground floor. '.repeat(20)
    const pdf = Buffer.from(await drawLetter([letterIn('en', { help: long })])).toString('latin1')
    expect(pagesIn(pdf)).toBe(2)
  })
})
