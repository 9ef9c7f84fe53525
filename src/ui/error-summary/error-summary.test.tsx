import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('error summary is announced, and leads to the field', () => {
  const html = htmlOf(0)
  expect(html).toContain('role="alert"')
  expect(html).toContain('href="#email"')
})
