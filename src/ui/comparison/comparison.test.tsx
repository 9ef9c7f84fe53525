import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

test('comparison names its rows and columns, says how they agree, and marks a gap', () => {
  const html = renderToString(examples[0]!.element)
  expect(html).toContain('<th scope="row">Given names <span class="agrees differs">differs</span></th>')
  expect(html).toContain('<th scope="col">Known person</th>')
  expect(html).toContain('<td>–</td>')
  expect(html).toContain('<td><bdi>Kari</bdi></td>')
})
