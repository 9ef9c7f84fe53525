import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('data table has a caption, and headers for columns and rows', () => {
  const html = htmlOf(0)
  expect(html).toContain('<caption>Feeds</caption>')
  expect(html).toContain('<th scope="col" class="n">')
  expect(html).toContain('<th scope="row">demo-fhir</th>')
  expect(html).toContain('tabindex="0"')
})
