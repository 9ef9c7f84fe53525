import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('facts is a list of names and meanings', () => {
  const html = htmlOf(0)
  expect(html).toContain('<dl')
  expect(html).toContain('<dt>Sample</dt>')
  expect(html).toContain('<dd dir="auto">Serum</dd>')
})
