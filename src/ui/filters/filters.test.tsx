import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('filters asks by GET, so that a list can be kept as a bookmark', () => {
  const html = htmlOf(0)
  expect(html).toContain('method="get"')
  expect(html).toContain('<details class="filters">')
})

test('filters stays open while it narrows, and can be cleared', () => {
  const html = htmlOf(1)
  expect(['<details open class="filters"', '<details class="filters" open'].some((one) => html.includes(one))).toBe(
    true,
  )
  expect(['selected value="i1"', 'value="i1" selected'].some((one) => html.includes(one))).toBe(true)
  expect(html).toContain('Show everything')
})
