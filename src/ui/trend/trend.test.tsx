import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('trend draws the values and lists the same values in a table', () => {
  const html = htmlOf(0)
  expect(html).toContain('role="img"')
  expect(html).toContain('<table>')
  expect(html).toContain('Orkdal')
  expect(html).toContain('Day 3 (this one)')
})

test('trend draws values that are all the same without a fault', () => {
  expect(htmlOf(1)).not.toMatch(/NaN|Infinity/)
})
