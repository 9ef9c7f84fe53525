import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

test('a code has one dark square for each true, four squares of white round it, and a name', () => {
  const html = renderToString(examples[0]!.element)
  expect(html.match(/M\d+ \d+h1v1h-1z/g)).toEqual(
    ['4 4', '6 4', '5 5', '4 6', '5 6', '6 6'].map((place) => `M${place}h1v1h-1z`),
  )
  expect(html).toContain('viewBox="0 0 11 11"')
  expect(html).toContain('aria-label="A code for phones"')
})
