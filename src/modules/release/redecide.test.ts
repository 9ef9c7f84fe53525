import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#base/categories'
import { publishDecided } from '#governance'
import { type StaffScope, withPatientScope, withStaffScope, withSystemScope } from '#platform/database/scopes'
import { tokenIn } from '../../../test/support/actors.ts'
import { bundle, observation, patient, tissueReport } from '../../../test/support/fhir-samples.ts'
import { makeDecision } from '../../../test/support/make-decision.ts'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { birthDatesDue } from './note-what-is-due.ts'
import { recordOpening } from './record-opening.ts'
import { askForEverything, redecideDue } from './redecide.ts'
import { amendRulebook } from './rulebook.ts'
import { checkDraft, listDrafts, saveDraft } from './rulebooks/drafts.ts'
import { listRulebookVersions, readRulebook } from './rulebooks/read-rulebook.ts'

const FEED = 'nordfjord-hospital-fhir'
const DAY_MS = 86_400_000
const daysFromNow = (days: number): string => new Date(performance.timeOrigin + days * DAY_MS).toISOString()
const today = daysFromNow(0).slice(0, 10)
const SHIPPED = readFileSync('rulebooks/default.yaml', 'utf8')
const STRICTER = SHIPPED.replace(
  'when: { testClass: routine, category: laboratory }\n    then: immediate',
  'when: { testClass: routine, category: laboratory }\n    then: { do: delay, days: 5 }',
)

describe.each(databaseKinds())('deciding anew, on %s', (kind) => {
  let portal: TestPortal
  let steward: string
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    steward = tokenIn(await portal.signIn('steward@demo.example'))
    await portal.takeIn(
      FEED,
      bundle(
        patient('mona', { birthDate: '1966-06-06' }),
        ...['read', 'unread', 'old'].map((id) =>
          observation(id, 'mona', { issued: daysFromNow(id === 'old' ? -9 : -1), code: routineCode() }),
        ),
        tissueReport('tissue', 'mona', daysFromNow(-1), {
          conclusion: 'x',
          parts: [observation('part', 'mona', { category: undefined, code: { text: 'part' } })],
        }),
        observation('part', 'mona', { category: undefined, code: { text: 'part' } }),
      ),
    )
    await redecideDue(portal.house.database)
  })
  afterAll(() => portal.close())

  const asSteward = <Result>(work: (scope: StaffScope) => Promise<Result>) =>
    withStaffScope(portal.house.database, { token: steward, role: 'steward', requestId: 'test' }, work)
  const publish = async (draftId: string, effectiveFrom = today) => {
    const decisionId = await makeDecision(portal.house.owner, { draftId })
    return asSteward((scope) => publishDecided(scope, { decisionId, effectiveFrom }))
  }
  const isOpen = async (id: string) => {
    const [row] = await portal.house.owner('select release_at <= now() as open from item where source_id = $1', [id])
    return row!.open as boolean
  }

  it('changes nothing where nothing has changed, not even in rows from before facts were kept', async () => {
    const stored = () =>
      portal.house.owner(`select item_id, verdict, release_rule, release_at, shows_card,
      shows_delegates, facts, counts_from from item order by item_id`)
    const before = await stored()
    await portal.house.owner('update item set facts = null, counts_from = null')
    await withSystemScope(portal.house.database, { purpose: 'test' }, (scope) =>
      askForEverything(scope, { because: 'test' }),
    )
    expect(await redecideDue(portal.house.database)).toMatchObject({ changed: 0 })
    expect(await stored()).toEqual(before)
  })

  it('a draft tells its faults, the principles it breaks and what it changes; a broken one is not published', async () => {
    const save = (yaml: string) => asSteward((scope) => saveDraft(scope, { title: 'Try', yaml }))
    const long = await save(SHIPPED.replace('then: { do: delay, days: 3 }', 'then: { do: delay, days: 30 }'))
    const checked = await asSteward((scope) => checkDraft(scope, { draftId: long }))
    expect(checked).toMatchObject({
      publishable: false,
      breaches: [{ principle: 'longest-wait', rule: 'detailed-scans-wait', says: { nb: expect.any(String) } }],
    })
    expect(checked.changes).toEqual([
      expect.stringMatching(/“detailed-scans-wait” was: .*waits 3 days.*now: .*waits 30 days/),
    ])
    expect(checked.rules).toMatchObject([{ after: { id: 'detailed-scans-wait' }, stale: LANGUAGES }])
    await expect(publish(long)).rejects.toThrow(/longest-wait/)
    const faulty = await save('version: one')
    expect((await asSteward((scope) => checkDraft(scope, { draftId: faulty }))).faults.length).toBeGreaterThan(3)
    const sound = await save(STRICTER)
    await expect(publish(sound, '2026-01-01')).rejects.toThrow(/past/)
    await expect(
      portal.house.owner(`insert into rulebook (version, title, effective_from, decision, body)
        values (99, 'x', now(), 'x', 'x')`),
    ).rejects.toThrow(/decision_id/)
    expect((await asSteward(listDrafts)).map(({ draftId }) => draftId)).toContain(sound)
  })

  it('a stricter rulebook closes what has not been opened, and leaves what has', async () => {
    const [row] = await portal.house.owner(`select person_id, item_id from item where source_id = 'read'`)
    await portal.addAccount('mona@test.example', { grants: [{ personId: row!.person_id as string, capacity: 'self' }] })
    const token = tokenIn(await portal.signIn('mona@test.example'))
    await withPatientScope(
      portal.house.database,
      { token, subject: row!.person_id as string, requestId: 't' },
      (scope) => recordOpening(scope, { itemId: row!.item_id as string }),
    )
    const draftId = await asSteward((scope) => saveDraft(scope, { title: 'Stricter', yaml: STRICTER }))
    const version = await publish(draftId)
    expect(version).toBe(2)
    expect((await asSteward(listRulebookVersions)).map(({ version, standing }) => [version, standing])).toEqual([
      [2, 'in force'],
      [1, 'past'],
    ])
    expect((await asSteward((scope) => readRulebook(scope, { version: 2 })))!.yaml).toMatch(
      /decision: .*Decision \d+, .*: Stricter/,
    )
    const steps: number[] = []
    const done = await redecideDue(portal.house.database, () => void steps.push(1))
    expect(done.changed).toBeGreaterThan(0)
    expect([await isOpen('read'), await isOpen('unread'), await isOpen('old')]).toEqual([true, false, true])
    const told =
      await portal.house.owner(`select v.rule, v.rulebook_version from verdict v join item using (person_id, item_id)
      where source_id = 'unread' order by decided_at`)
    expect(told).toEqual([
      { rule: 'everyday-tests-open', rulebook_version: 1 },
      { rule: 'everyday-tests-open', rulebook_version: 2 },
    ])
    const [job] = await portal.house.owner(`select * from redecide_job where key = 'rulebook 2'`)
    expect(job).toMatchObject({ rulebook_version: 2, finished_at: expect.any(Date) })
    expect(await redecideDue(portal.house.database)).toEqual({ persons: 0, items: 0, changed: 0 })
  })

  it('goes on where it was stopped', async () => {
    const yaml = amendRulebook(SHIPPED, { version: 3 })
    const draftId = await asSteward((scope) => saveDraft(scope, { title: 'Back', yaml }))
    await publish(draftId)
    await portal.house.owner(`insert into redecide_person (person_id, because) select person_id, 'test' from person`)
    await expect(redecideDue(portal.house.database, () => Promise.reject(new Error('stopped')))).rejects.toThrow(
      'stopped',
    )
    const rest = await redecideDue(portal.house.database)
    expect(rest.items).toBeGreaterThan(0)
    expect(await isOpen('unread')).toBe(true)
    const left = await portal.house.owner(
      'select (select count(*)::int from redecide_person) as persons, count(*)::int as jobs from redecide_job where finished_at is null',
    )
    expect(left).toEqual([{ persons: 0, jobs: 0 }])
  })

  it('a part never opens before its report, decided anew or not', async () => {
    const rows = await portal.house.owner(`select p.release_at >= r.release_at as kept from item p
      join item r on r.person_id = p.person_id and r.item_id = p.part_of where p.source_id = 'part'`)
    expect(rows).toEqual([{ kept: true }])
  })

  it('a birthday on which somebody joins or leaves a population asks for their items, once a day', async () => {
    const born = `${Number(today.slice(0, 4)) - 12}${today.slice(4)}`
    await portal.takeIn(FEED, bundle(patient('liv', { birthDate: born }), observation('livs', 'liv', {})))
    await portal.house.owner(`delete from redecide_job where key like 'birthdays %'`)
    const done = await redecideDue(portal.house.database)
    expect(done.persons).toBeGreaterThanOrEqual(1)
    expect((await redecideDue(portal.house.database)).persons).toBe(0)
  })
})

describe('the birth dates that matter on a day', () => {
  const { populations } = { populations: [{ ageFrom: 12, ageBelow: 18 }] } as never
  it('are those of every age that the rulebook names', () => {
    expect(birthDatesDue({ populations }, new Date('2026-11-22'))).toEqual(['2014-11-22', '2008-11-22'])
  })
  it('count who was born on 29 February on 1 March', () => {
    expect(birthDatesDue({ populations }, new Date('2026-03-01'))).toContain('2008-02-29')
    expect(birthDatesDue({ populations }, new Date('2024-03-01'))).not.toContain('2012-02-29')
  })
})

function routineCode() {
  return { coding: [{ system: 'http://loinc.org', code: '2823-3' }] }
}
