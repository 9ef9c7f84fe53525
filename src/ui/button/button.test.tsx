import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('button sends its form', () => {
  const html = htmlOf(0)
  expect(html).toContain('type="submit"')
})

test('button changes things by POST only', () => {
  const html = htmlOf(1)
  expect(html).toContain('method="post" action="/sign-out"')
})
