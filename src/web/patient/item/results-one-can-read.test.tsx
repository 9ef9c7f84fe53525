import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { translator } from '#messages/translator'
import { resultExamples } from '../result-examples.tsx'

const { explain, item } = translator('en')
const pages = new Map(resultExamples('en').map(({ name, element }) => [name, renderToString(element)]))
const pageOf = (name: string) => pages.get(`result-${name}`)!
/** What is read without a tap: everything but what is folded away. */
const openPartOf = (name: string) => pageOf(name).replace(/<details[\s\S]*?<\/details>/g, '')

const FOR = 'Creatinine is a waste product'
const HIGH = 'A high value can mean that the kidneys work more slowly.'
const LOW = 'A low value often means little muscle.'

test('the heading is what people call it, and the sender’s own name stands beside it', () => {
  expect(pageOf('found')).toMatch(/<h1><bdi>Hepatitis C<\/bdi><\/h1>/)
  expect(pageOf('found')).toContain('Nordfjord hospital calls this Hepatitis C virus Ab.')
  expect(pageOf('of-a-kind')).toMatch(/<h1><bdi>Peanut IgE<\/bdi><\/h1><p class="m">Allergy test<\/p>/)
  expect(pageOf('without-words')).toMatch(/<h1><bdi>Creatinine<\/bdi><\/h1>/)
})

describe('what a value can mean', () => {
  test('is read without a tap when it lies outside the range', () => {
    expect(openPartOf('high')).toContain(HIGH)
    expect(openPartOf('high')).toContain(explain.influence)
    expect(openPartOf('high')).not.toContain(LOW)
    expect(openPartOf('unflagged-low')).toContain(LOW)
    expect(openPartOf('found')).toContain('Other tests show more.')
  })

  test('is folded away when it does not, or when the value is no plain number', () => {
    for (const name of ['usual', 'comparator']) {
      expect(openPartOf(name)).toContain(FOR)
      expect(openPartOf(name)).not.toContain(HIGH)
      expect(pageOf(name)).toContain(HIGH)
    }
  })

  test('is not told of a child’s value: the words are about adults', () => {
    expect(pageOf('child')).toContain(FOR)
    expect(pageOf('child')).toContain(explain.child)
    for (const words of [HIGH, LOW, explain.adults]) expect(pageOf('child')).not.toContain(words)
  })
})

test('of a critical value the urgent advice comes first, and nothing calms', () => {
  const page = pageOf('critical')
  expect(page.indexOf(item.criticalTitle)).toBeGreaterThan(0)
  expect(page.indexOf(item.criticalTitle)).toBeLessThan(page.indexOf('640 µmol/L'))
  expect(page.indexOf(item.criticalTitle)).toBeLessThan(page.indexOf('Creatinine 112'))
  expect(page).toContain(FOR)
  for (const words of [HIGH, item.rangeText, explain.general]) expect(page).not.toContain(words)
})

test('a comparator is never drawn', () => {
  expect(pageOf('high')).toContain('<svg class="line"')
  expect(pageOf('comparator')).not.toContain('<svg class="line"')
})

test('who reviewed the words is said, also when nobody has', () => {
  expect(pageOf('high')).toContain(explain.unreviewed)
  expect(pageOf('reviewed')).toContain('Reviewed by Dr Lien, Nordfjord hospital, on 1 March 2026.')
  expect(pageOf('reviewed')).toContain('https://example.org/kidneys')
  expect(pageOf('without-words')).not.toContain(explain.unreviewed)
})

describe('what happens next', () => {
  test('says whom to ask, and that nobody told us who calls', () => {
    expect(pageOf('ordered')).toContain(explain.orderedBy({ name: 'Dr Moe' }))
    expect(pageOf('ordered')).toContain(explain.notTold({ institution: 'Nordfjord hospital' }))
    expect(pageOf('ordered')).toContain('<bdi>patients@nordfjord-hospital.example</bdi>')
    expect(pageOf('ordered')).toContain(explain.askBelow)
  })

  test('says what has been written and which call is on its way, instead', () => {
    expect(pageOf('high')).toContain(explain.hasWritten({ name: 'Dr Lien' }))
    expect(pageOf('call-coming')).toContain('It comes by Monday, 16 March 2026.')
    for (const name of ['high', 'call-coming'])
      expect(pageOf(name)).not.toContain(explain.notTold({ institution: 'Nordfjord hospital' }))
  })
})

test('a panel stays together: the other values, and the way to the whole report', () => {
  expect(pageOf('high')).toContain(explain.together)
  expect(pageOf('high')).toContain(explain.wholeReport({ title: 'Blood test: kidney function' }))
  expect(pageOf('without-words')).not.toContain(explain.together)
})

test('what may not be compared stands apart with its reason, also when nothing can be drawn', () => {
  expect(pageOf('alone')).not.toContain('class="trend" role="img"')
  expect(pageOf('alone')).toContain(item.onlyThisOne)
  expect(pageOf('alone')).toContain(item.leftOutOtherUnit)
})
