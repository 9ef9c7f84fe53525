import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const html = renderToString(examples[0]!.element)

test('narrative shows sections under headings, and tables with their headers', () => {
  expect(html).toContain('<h2 dir="auto">Allergies</h2>')
  expect(html).toContain('<h3 dir="auto">Diet</h3>')
  expect(html).toContain('<thead><tr><th scope="col" dir="auto">Substance</th>')
  expect(html).toContain('<td dir="auto">Penicillin</td>')
  expect(html).toContain('<ol><li dir="auto">Rest</li>')
})

test('narrative reads nothing as markup', () => {
  expect(html).toContain('She came &lt;b>home&lt;/b> &amp; is well.')
})
