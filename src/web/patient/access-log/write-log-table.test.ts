import { expect, test } from 'vitest'
import { cell } from './write-log-table.ts'

test.each([
  ['=cmd|x', `"'=cmd|x"`],
  ['Dr A;=cmd', `"Dr A;'=cmd"`],
  ['Dr A, +1', `"Dr A, '+1"`],
  ['  ＝1', `"  '＝1"`],
  ['Dr "Li"', '"Dr ""Li"""'],
  ['Dr Ås-Li, 3-A', '"Dr Ås-Li, 3-A"'],
])('%s is no formula in any spreadsheet', (text, written) => {
  expect(cell(text)).toBe(written)
})
