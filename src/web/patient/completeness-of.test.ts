import { expect, test } from 'vitest'
import { translator } from '#messages/translator'
import { completenessOf } from './completeness-of.ts'
import { quietOf } from './completeness-words.ts'
import type { Frame } from './view-types.ts'

const now = new Date('2026-03-12T10:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000)

const line = (category: string, lastReceivedAt: Date | null) =>
  ({
    institutionId: 'kystlab',
    institutionName: 'Kystlab',
    serviceType: 'laboratory',
    status: 'offering',
    category,
    promisedFrom: null,
    lastReceivedAt,
    items: lastReceivedAt ? 3 : 0,
  }) as unknown as Parameters<typeof completenessOf>[0]['agreements'][number]

const rowsOf = (...agreements: ReturnType<typeof line>[]) =>
  completenessOf({ agreements, linked: ['kystlab'], counts: [], sealed: [], now })

test('an institution that has sent nothing to anybody for more than four days is called quiet, by its last day', () => {
  expect(rowsOf(line('laboratory', daysAgo(4)))[0]!.quietSince).toBeNull()
  const [quiet] = rowsOf(line('laboratory', daysAgo(9)), line('person', daysAgo(5)))
  expect(quiet!.quietSince).toEqual(daysAgo(5))
  const frame = { w: translator('en'), timeZone: 'Europe/Oslo' } as unknown as Frame
  expect(quietOf(quiet!, frame)).toMatch(
    /^Nothing has come from Kystlab since .*7 March 2026\. Something newer may be missing here\.$/,
  )
})

test('one that has sent something else lately is not, and one that never sent anything is silent instead', () => {
  expect(rowsOf(line('laboratory', daysAgo(90)), line('microbiology', daysAgo(1)))[0]!.quietSince).toBeNull()
  const [silent] = rowsOf(line('laboratory', null))
  expect(silent).toMatchObject({ isSilent: true, quietSince: null })
})
