import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('back link leads one step up', () => {
  const html = htmlOf(0)
  expect(html).toContain('href="/record">Back to Record</a>')
})
