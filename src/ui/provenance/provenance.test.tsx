import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('provenance says who sent it and how it changed', () => {
  const html = htmlOf(0)
  expect(html).toContain('St. Olav')
  expect(html).toContain('History (2 versions)')
  expect(html).toContain('<li>Version 1.</li>')
})
