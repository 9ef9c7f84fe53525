import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('menu names every language in its own words', () => {
  const html = htmlOf(0)
  expect(html).toContain('lang="ar"')
  expect(html).toContain('العربية')
  expect(html).toContain('href="?lang=fr"')
  expect(html).toContain('aria-current="true">Norsk')
})

test('menu opens without script', () => {
  const html = htmlOf(1)
  expect(html).toContain('<details')
  expect(html).toContain('<summary>')
})
