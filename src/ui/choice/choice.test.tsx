import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('choice ties each button to its words, its hint and the fault of all', () => {
  const html = htmlOf(0)
  expect(html).toContain('<legend>Your decision</legend>')
  expect(html).toContain('aria-describedby="word-fault"')
  expect(html).toContain('<label for="word-0">')
  expect(html).toContain('aria-describedby="word-0-hint"')
  expect(html.match(/ checked/g)).toHaveLength(1)
})

test('choice of several sends each by its own name', () => {
  const html = htmlOf(1)
  expect(html).toMatch(/name="follow-self"[^>]*checked/)
  expect(html).not.toMatch(/name="follow-delegate"[^>]*checked/)
})
