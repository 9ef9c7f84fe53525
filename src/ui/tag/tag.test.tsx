import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('tag is a word', () => {
  const html = htmlOf(0)
  expect(html).toContain('>New<')
})
