import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('header names its menu and marks the page one is on', () => {
  const html = htmlOf(0)
  expect(html).toContain('<nav aria-label="Main menu">')
  expect(html).toContain('aria-current="page">Home')
})

test('header keeps the quieter pages at the foot', () => {
  const html = htmlOf(1)
  expect(html).toContain('<footer')
  expect(html).toContain('href="/help"')
})
