import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { examples } from './examples.tsx'

const htmlOf = (number: number) => renderToString(examples[number]!.element)

test('number line says the whole picture in a sentence', () => {
  const html = htmlOf(0)
  expect(html).toContain('role="img"')
  expect(html).toContain('aria-label="112 µmol/L. Usual range: 60 to 105."')
})

test('number line stays inside its frame, whatever the value', () => {
  for (const number of examples.keys()) {
    const places = [...htmlOf(number).matchAll(/(?:x|cx)="(-?[\d.]+|NaN|-?Infinity)%"/g)].map((found) =>
      Number(found[1]),
    )
    expect(places.every((place) => place >= 0 && place <= 100)).toBe(true)
  }
})
