import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('empty state says who is silent and until when', () => {
  const html = htmlOf(0)
  expect(html).toContain('They join in June 2026.')
})
