import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('attachment list links what is here and says whom to ask for the rest', () => {
  const html = htmlOf(0)
  expect(html).toContain('href="/a/0"')
  expect(html).toContain('Ask St. Olav for it.')
})
