import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('field ties label, hint and fault to the input', () => {
  const html = htmlOf(0)
  expect(html).toContain('<label for="email">')
  expect(html).toContain('aria-describedby="email-hint email-fault"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('required')
})

test('field for files takes several, and says what is wrong', () => {
  const html = htmlOf(1)
  expect(html).toContain('type="file"')
  expect(html).toContain('multiple')
  expect(html).toContain('aria-describedby="files-hint files-fault"')
})

test('field has chosen what is set', () => {
  const html = htmlOf(2)
  expect(html).toContain('selected')
})
