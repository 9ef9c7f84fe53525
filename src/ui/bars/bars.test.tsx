import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const html = renderToString(examples[0]!.element)

test('bars are a table of figures, and the picture says nothing else', () => {
  expect(html).toContain('<caption class="ds-sr-only">How long things wait</caption>')
  expect(html.match(/<th scope="row">/g)).toHaveLength(4)
  expect(html.match(/aria-hidden="true"/g)).toHaveLength(6)
})

test('a little is seen, nothing is not', () => {
  expect(html).toContain('class="ours" width="1%"')
  expect(html.match(/class="theirs"/g)).toHaveLength(2)
})
