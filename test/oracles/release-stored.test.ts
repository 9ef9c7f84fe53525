import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Category } from '#base/categories'
import type { Instant } from '#base/instant'
import { readItem } from '#formats/fhir/read-item'
import type { Resource } from '#formats/fhir/types'
import { withSystemScope } from '#platform/database/scopes'
import { type LiveRulebook, readLiveRulebook, scheduleRelease } from '#release'
import { tokenIn } from '../support/actors.ts'
import { bundle, note, observation, patient, type Sample, tissueReport } from '../support/fhir-samples.ts'
import { databaseKinds } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'

const DAY_MS = 86_400_000
const KINDS = [
  'potassium',
  'tumour marker',
  'note',
  'tissue report',
  'part',
  'unreadable label',
  'delegates not',
  'in error',
] as const

type Sent = {
  readonly what: (typeof KINDS)[number]
  readonly id: number
  readonly daysAgo: number
  readonly version: number
}
type Row = {
  item_id: string
  person_id: string
  category: Category
  institution_id: string
  standing: string
  listed: boolean
  part_of: string | null
  hidden_by: string | null
  verdict: string
  release_at: Date | number
  release_rule: string
  shows_card: boolean
  shows_delegates: boolean
  changed_at: Date
  body: string
}

const messages = fc.array(
  fc.array(fc.record({ what: fc.constantFrom(...KINDS), id: fc.nat(2), daysAgo: fc.nat(40), version: fc.nat(2) }), {
    minLength: 1,
    maxLength: 6,
  }),
  { minLength: 1, maxLength: 5 },
)

/** One of its own for each run, however many there are: nobody is to be taken for somebody else. */
function birthDateOf(run: number): string {
  return new Date(Date.UTC(1910, 0, 1 + run * 3)).toISOString().slice(0, 10)
}

describe.each(databaseKinds())(
  'what is stored is what the rules say, whatever came in whatever order, on %s',
  (kind) => {
    let portal: TestPortal
    let rulebook: LiveRulebook
    let runs = 0
    beforeAll(async () => {
      portal = await openTestPortal(kind)
      rulebook = await withSystemScope(portal.house.database, { purpose: 'test' }, readLiveRulebook)
    })
    afterAll(() => portal.close())

    it('verdict, time, card and window agree after every sequence of messages', async () => {
      await fc.assert(
        fc.asyncProperty(messages, async (sequence) => {
          const who = `run-${runs++}`
          await portal.takeIn(
            'nordfjord-hospital-fhir',
            patient(who, { name: [{ family: who, given: ['Rut'] }], birthDate: birthDateOf(runs) }),
          )
          for (const message of sequence) {
            const report = await portal.takeIn(
              'nordfjord-hospital-fhir',
              bundle(...message.map((sent) => resourceOf(sent, who))),
            )
            expect(report.stored + report.updated + report.unchanged).toBe(report.received)
          }
          const rows = await itemsOf(who)
          for (const row of rows) if (!row.part_of) expect(storedOf(row), row.body).toEqual(await decidedFor(row))
          for (const row of rows) expectNoPartBeforeItsReport(row, rows)
          await expectWindowsToAgree(rows, who)
        }),
        { numRuns: kind === 'embedded' ? 10 : 20, seed: 20261122 },
      )
      expect(portal.faults).toEqual([])
    })

    async function itemsOf(who: string): Promise<Row[]> {
      return (await portal.house.owner(
        `select i.* from item i join patient_key k on k.link_id = i.link_id
      where k.key = $1 and i.resource_type <> 'Patient'`,
        [`Patient/${who}`],
      )) as unknown as Row[]
    }

    /**
     * The rules asked again, with the facts as they stand in the record now; a corrected version under the same rule opens
     * when the first one was to open.
     */
    async function decidedFor(row: Row) {
      const earlier = (await portal.house.owner(
        `select body, received_at as changed_at from item_version where person_id = $1 and item_id = $2 order by version`,
        [row.person_id, row.item_id],
      )) as Pick<Row, 'body' | 'changed_at'>[]
      return [...earlier, row]
        .map((version) => decide({ ...row, ...version }))
        .reduce((first, next) =>
          first.releaseRule === next.releaseRule && first.releaseAt < next.releaseAt
            ? { ...next, releaseAt: first.releaseAt }
            : next,
        )
    }

    function decide(row: Row) {
      const draft = readItem(JSON.parse(row.body) as Resource, row.body)
      const { verdict, releaseAt, releaseRule, showsCard, showsDelegates } = scheduleRelease(
        {
          category: row.category,
          resourceType: draft.resourceType,
          serviceType: 'hospital',
          institutionId: row.institution_id,
          codings: draft.codings,
          labels: draft.labels,
          senderWishes: [],
          counselled: [],
          ageYears: 60,
          issuedAt: draft.issued?.sortAt ?? null,
          receivedAt: row.changed_at as Instant,
          commentedAt: null,
          releasedAt: null,
          wishes: { choices: [], asks: [] },
          openedAt: null,
          holds: [],
        },
        rulebook,
      )
      return {
        verdict,
        releaseAt: releaseAt === 'infinity' ? Number.POSITIVE_INFINITY : releaseAt.getTime(),
        releaseRule,
        showsCard,
        showsDelegates,
      }
    }

    /** Read by the window, in the person's own scope: open is what `release_at` says by the database's clock, no more, no less. */
    async function expectWindowsToAgree(rows: readonly Row[], who: string): Promise<void> {
      if (rows.length === 0) return
      const email = `${who}@test.example`
      await portal.addAccount(email, { grants: [{ personId: rows[0]!.person_id, capacity: 'self' }] })
      const token = tokenIn(await portal.signIn(email))
      await portal.house.tryOut(async (query) => {
        await query(
          kind === 'embedded' ? 'set local role causeway_embedded' : 'set local session authorization causeway_web',
        )
        await query('select * from open_patient_scope($1, null)', [token])
        const open = (await query('select item_id from released_item')).map((each) => each.item_id)
        const due = rows.filter(
          (row) =>
            timeOf(row) <= performance.timeOrigin + performance.now() && ['current', 'replaced'].includes(row.standing),
        )
        expect(open.sort()).toEqual(due.map((row) => row.item_id).sort())
        const cards = new Set(
          (await query('select category, release_rule from sealed_card')).map(
            (card) => `${card.category} ${card.release_rule}`,
          ),
        )
        const held = rows.filter(
          (row) => !open.includes(row.item_id) && row.listed && row.shows_card && row.standing === 'current',
        )
        // A part that waits with its report has no card of its own.
        const heldIds = new Set(held.map((row) => row.item_id))
        const told = held.filter((row) => !row.hidden_by || !heldIds.has(row.hidden_by))
        expect([...cards].sort()).toEqual([...new Set(told.map((row) => `${row.category} ${row.release_rule}`))].sort())
      })
    }
  },
)

function storedOf(row: Row) {
  return {
    verdict: row.verdict,
    releaseAt: timeOf(row),
    releaseRule: row.release_rule,
    showsCard: row.shows_card,
    showsDelegates: row.shows_delegates,
  }
}

function timeOf(row: Row): number {
  return row.release_at instanceof Date ? row.release_at.getTime() : Number.POSITIVE_INFINITY
}

/** What a person may have read before the report came stays open; nothing else of a report opens before it. */
function expectNoPartBeforeItsReport(part: Row, rows: readonly Row[]): void {
  const report = rows.find((row) => row.item_id === part.part_of)
  if (report && timeOf(part) < timeOf(report))
    expect(part.changed_at.getTime(), part.body).toBeLessThan(report.changed_at.getTime())
}

function resourceOf({ what, id, daysAgo, version }: Sent, who: string): Sample {
  const issued = new Date(Math.floor(performance.timeOrigin / 60_000) * 60_000 - daysAgo * DAY_MS).toISOString()
  const when = { issued, effectiveDateTime: issued, valueQuantity: { value: version + 1, unit: 'mmol/L' } }
  const named = (name: string) => `${who}-${name}-${id}`
  const label = (system: string, code: string) => ({ meta: { security: [{ system, code }] } })
  const marker = { code: { coding: [{ system: 'http://loinc.org', code: '10334-1', display: 'Cancer Ag 125' }] } }
  switch (what) {
    case 'potassium':
      return observation(named('potassium'), who, when)
    case 'tumour marker':
      return observation(named('marker'), who, { ...when, ...marker })
    case 'note':
      return note(named('note'), who, `text ${version}`, { date: issued })
    case 'tissue report':
      return tissueReport(named('report'), who, issued, {
        conclusion: `conclusion ${version}`,
        parts: [observation(named('part'), who)],
      })
    case 'part':
      return observation(named('part'), who, { ...when, category: undefined })
    case 'unreadable label':
      return observation(named('unreadable'), who, { ...when, ...label('https://nobody.example', 'x') })
    case 'delegates not':
      return observation(named('private'), who, {
        ...when,
        ...label('http://terminology.hl7.org/CodeSystem/v3-Confidentiality', 'R'),
      })
    case 'in error':
      return observation(named('potassium'), who, { ...when, status: 'entered-in-error' })
  }
}
