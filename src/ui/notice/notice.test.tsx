import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('notice is calm by default', () => {
  const html = htmlOf(0)
  expect(html).toContain('class="notice"')
})

test('notice has a heading for danger', () => {
  const html = htmlOf(1)
  expect(html).toContain('danger')
  expect(html).toContain('<h2>This value needs advice soon</h2>')
})
