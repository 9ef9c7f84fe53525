import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('text document shows what was written as text, never as markup', () => {
  const html = htmlOf(0)
  expect(html).toContain('<h3 dir="auto">Plan</h3>')
  expect(html).toContain('Drops &lt;as> before.\nCome back.')
})

test('a word leads to what it means the first time it stands there', () => {
  expect(htmlOf(1)).toContain('<a href="#word-blood-pressure">BP</a> fine. BP again later.')
})
