import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('flag mark says it in words', () => {
  const html = htmlOf(0)
  expect(html).toContain('above the usual range')
})

test('flag mark keeps danger for what is critical', () => {
  const html = htmlOf(1)
  expect(html).toContain('crit')
  expect(html).toContain('urgent advice')
})
