import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

test('what is one step away is in the page, closed', () => {
  const html = renderToString(examples[0]!.element)
  expect(html).toMatch(/^<details class="more"><summary>More on this page<\/summary><h2>.*<\/p><\/details>$/)
})
