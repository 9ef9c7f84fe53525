import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('page says its language and direction, and offers to skip to the content', () => {
  const html = htmlOf(0)
  expect(html).toContain('<html lang="en" dir="ltr"')
  expect(html).toContain('href="#main"')
  expect(html).toContain('<main id="main"')
})

test('page turns round for Arabic', () => {
  const html = htmlOf(1)
  expect(html).toContain('lang="ar" dir="rtl"')
  expect(html).toContain('class="wide"')
})
