import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closestWords } from './closest-words.ts'

const TEXTS = [
  'Creatinine (kidney function)',
  'Creatine kinase',
  'Hémoglobine',
  'Kalium i serum',
  'كرياتينين',
  'INR',
  'Nordfjord Hospital',
]

describe('closestWords', () => {
  test.each([
    ['creatinin', ['creatinine']],
    ['craetinine', ['creatinine']],
    ['hemoglobine', ['hémoglobine']],
    ['hemoglobin', ['hémoglobine']],
    ['kaliun', ['kalium']],
    ['norfjord', ['nordfjord']],
    ['كرياتنين', ['كرياتينين']],
    ['creatinina', ['creatinine']],
  ])('%s is meant to be %j', (word, close) => {
    expect(closestWords(word, TEXTS)).toEqual(close)
  })

  test.each(['ina', 'inr2', 'carcinoma', '%', '', 'zzzz', '2160'])('%s is like nothing here', (word) => {
    expect(closestWords(word, TEXTS)).toEqual([])
  })

  test('finds every word from which one letter was lost, and gives words of the texts only', () => {
    const word = fc.stringMatching(/^[a-z]{6,12}$/)
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 20 }), fc.nat(5), (meant, others, at) => {
        const typed = meant.slice(0, at) + meant.slice(at + 1)
        const close = closestWords(typed, [meant, ...others])
        expect(close.length).toBeGreaterThan(0)
        for (const each of close) expect([meant, ...others]).toContain(each)
      }),
    )
  })
})
