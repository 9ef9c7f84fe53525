import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('sealed card says when at the latest, by which rule, and that waiting is no news', () => {
  const html = htmlOf(0)
  expect(html).toContain('Friday, 20 March 2026 at the latest')
  expect(html).toContain('The rule: at most 14 days')
  expect(html).toContain('says nothing about what it contains')
})

test('sealed card says whom to ask when no day is known', () => {
  const html = htmlOf(1)
  expect(html).toContain('ask St. Olav')
})
