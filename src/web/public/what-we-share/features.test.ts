import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { InstitutionId } from '#base/ids'
import { translator } from '#messages/translator'
import type { Frame } from '../../patient/view-types.ts'
import { Features } from './features.tsx'

const w = translator('en')
const wordsWith = (places: readonly (readonly [string, readonly string[]])[], others: readonly string[] = []) =>
  renderToString(
    h(Features, {
      frame: { w } as unknown as Frame,
      features: {
        stages: [...places.map(([name]) => name), ...others].map((institutionName) => ({
          institutionId: institutionName as InstitutionId,
          institutionName,
          stage: 'off' as const,
          teams: [],
        })),
        services: [],
        places: places.map(([institutionName, names]) => ({ institutionName, places: names })),
      },
    }),
  ).replace(/<[^>]+>/g, ' ')

test('places to fetch a medicine are said once for all who have the same', () => {
  const same = wordsWith([
    ['Fjordlab', ['Reception', 'Pharmacy']],
    ['Kystlab', ['Reception', 'Pharmacy']],
  ])
  expect(same).toContain(w.whatWeShare.pickUpAnywhere({ places: 'Reception and Pharmacy' }))
  expect(same.split('Kystlab')).toHaveLength(2)
  const some = wordsWith([['Fjordlab', ['Reception']]], ['Kystlab'])
  expect(some).not.toContain(w.whatWeShare.pickUpAnywhere({ places: 'Reception' }))
  expect(some).toMatch(/Fjordlab +: +Reception/)
  const different = wordsWith([
    ['Fjordlab', ['Pharmacy']],
    ['Havna', ['Reception']],
    ['Kystlab', ['Pharmacy']],
  ])
  expect(different).toMatch(/Fjordlab and Kystlab +: +Pharmacy.*Havna +: +Reception/s)
})

test('nothing is said of places where there is none', () => {
  expect(wordsWith([])).not.toContain(w.whatWeShare.pickUp)
})
