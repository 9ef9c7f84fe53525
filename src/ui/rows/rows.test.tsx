import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('rows carries its id once, so that rows can be counted', () => {
  const html = htmlOf(0)
  expect(html).toContain('<li data-item="i-1">')
  expect(html).toContain('112 µmol/L')
  expect(html).toContain('above the usual range')
  expect(html).toContain('12 March 2026')
})

test('rows shows what came from outside as text', () => {
  const html = htmlOf(1)
  expect(html).toContain('&lt;b>Letter&lt;/b>')
})
