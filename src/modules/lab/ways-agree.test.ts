import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InstitutionId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import { withSystemScope } from '#platform/database/scopes'
import { listRangeToDecide } from '#record'
import { ageAt, birthDatesOf, parseRulebook, type Rulebook } from '#release'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { type Kind, Kinds } from './kinds.ts'
import { listPlain } from './list-plain.ts'
import { openPlain } from './open-plain.ts'
import { openTouched } from './open-touched.ts'
import type { Replayed } from './replayed.ts'

const SHIPPED = readFileSync('rulebooks/default.yaml', 'utf8')
const LATER = SHIPPED.replaceAll('then: immediate\n', 'then: { do: after-comment, limitDays: 9 }\n')
const EVER = new Date(0) as Instant

describe.each(databaseKinds())('whom nobody has done anything about goes a short way, on %s', (kind) => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openTestPortal(kind)
  })
  afterAll(() => portal.close())

  it('and each of their items opens when it opens by the thorough way, under both rulebooks', async () => {
    const rows = await portal.house.owner('select person_id from person')
    const persons = rows.map((row) => row.person_id as PersonId)
    const institutions = await portal.house.owner('select institution_id as id, service_type as type from institution')
    const serviceTypes = new Map(institutions.map(({ id, type }) => [id as InstitutionId, type as 'hospital']))
    const books = { current: bookOf(SHIPPED), draft: bookOf(LATER) }
    const [plain, stored, birthDates, now] = await withSystemScope(
      portal.house.database,
      { purpose: 'test' },
      async (scope) => [
        await listPlain(scope, { persons, since: EVER }),
        await listRangeToDecide(scope, { persons, since: EVER }),
        await birthDatesOf(scope, persons),
        scope.now,
      ],
    )
    const ages = new Map([...birthDates].map(([linkId, date]) => [linkId, ageAt(date, now)]))
    const kinds = new Kinds({ books, serviceTypes })
    const short: { readonly kind: Kind; readonly replayed: Replayed }[] = []
    openPlain(plain.kinds, { kinds, ages }, (kind, replayed) => short.push({ kind, replayed }))
    expect(plain.apart).toEqual([])
    const thorough = openTouched(stored, { books, serviceTypes, birthDates, now, acts: new Map(), asked: new Map() })
    expect(short.length).toBeGreaterThan(1_000)
    expect(sorted(short.map(({ kind: { category }, replayed }) => line(category, replayed)))).toEqual(
      sorted(thorough.map(({ item: { category }, replayed }) => line(category, replayed))),
    )
    expect(
      new Set(short.map(({ replayed }) => replayed.opensMs.draft - replayed.opensMs.current)).size,
    ).toBeGreaterThan(1)
  })
})

function bookOf(yaml: string): Rulebook {
  const reading = parseRulebook(yaml)
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  return reading.rulebook
}

function line(category: string, replayed: object): string {
  return `${category} ${JSON.stringify(replayed, (_, value) => (value === Number.POSITIVE_INFINITY ? 'never' : value))}`
}

function sorted(lines: readonly string[]): readonly string[] {
  return lines.toSorted()
}
