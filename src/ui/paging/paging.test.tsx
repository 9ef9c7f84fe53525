import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('paging leads both ways', () => {
  const html = htmlOf(0)
  expect(html).toContain('rel="prev"')
  expect(html).toContain('rel="next"')
  expect(html).toContain('Page 2')
})

test('paging is silent when all is shown', () => {
  const html = htmlOf(1)
  expect(html).toContain('<div></div>')
})
