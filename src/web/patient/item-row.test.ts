import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { translator } from '#messages/translator'
import { ItemRow } from './item-row.tsx'
import type { ListRow } from './view-types.ts'

const w = translator('en')

function rowWith(category: string, status: string): string {
  const row = {
    itemId: 'a',
    title: 'A',
    layName: null,
    category,
    status,
    institutionName: 'B',
    happened: null,
    valueText: null,
  }
  return renderToString(ItemRow({ row: row as unknown as ListRow, w }))
}

describe('a row says when it did not happen, is not to happen, or is not certain', () => {
  test.each([
    ['procedures', 'not-done', 'not done'],
    ['procedures', 'preparation', 'being prepared'],
    ['procedures', 'do-not-perform', 'not to be taken or done'],
    ['immunizations', 'not-done', 'not done'],
    ['visits', 'planned', 'planned'],
    ['medications', 'proposal', 'suggestion'],
    ['other', 'plan', 'plan'],
    ['problems', 'refuted', 'ruled out'],
    ['allergies', 'unconfirmed', 'not confirmed'],
    ['other', 'provisional', 'not certain yet'],
    ['other', 'differential', 'one of several possibilities'],
  ])('%s, %s', (category, status, words) => {
    expect(rowWith(category, status)).toContain(words)
  })

  test('what simply was done is not burdened with a word', () => {
    expect(rowWith('procedures', 'completed')).not.toContain('completed')
  })
})
