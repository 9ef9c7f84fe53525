import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

test('long field ties label, hint and fault to the box, and keeps what was written', () => {
  const html = renderToString(examples[0]!.element)
  expect(html).toContain('<label for="reason">')
  expect(html).toContain('aria-describedby="reason-hint reason-fault"')
  expect(html).toContain('>Passport</textarea>')
  expect(html).toContain('required')
})
