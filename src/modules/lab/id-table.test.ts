import fc from 'fast-check'
import { expect, it } from 'vitest'
import { IdTable, idsOf } from './id-table.ts'

// Few different words, so that many ids meet in one slot.
const id = fc
  .array(fc.constantFrom('00000000', '00000001', 'ffffffff', '80000000'), { minLength: 4, maxLength: 4 })
  .map((words) => words.join(''))
  .map((hex) => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`)

it('finds each id where it stands, and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(id, { maxLength: 60 }), fc.array(id, { maxLength: 60 }), (known, asked) => {
      const table = new IdTable(idsOf(known))
      const words = idsOf(asked)
      expect(asked.map((_, place) => table.placeOf(words, place))).toEqual(asked.map((each) => known.indexOf(each)))
    }),
  )
})
