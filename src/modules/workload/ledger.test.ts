import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds } from '../../../test/support/test-house.ts'
import { openTestPortal, type TestPortal } from '../../../test/support/test-portal.ts'
import { type StaffRole, type StaffScope, withStaffScope } from '../../platform/database/scopes.ts'
import { listReadingWeeks, listRequestWeeks, type RequestWeek } from './workload.ts'

const HERE = 'nordfjord-hospital'
const ELSEWHERE = 'lesja-medical-centre'
const HOUR = 3_600_000
const DAY = 24 * HOUR
const WEEKS = 3

type Asked = {
  readonly institution: string
  readonly kind: string
  readonly asked: Date
  readonly due: Date
  readonly said: readonly { readonly by: string; readonly at: Date }[]
  readonly end: { readonly at: Date; readonly outcome: string } | null
}

const asked: fc.Arbitrary<Asked> = fc
  .record({
    institution: fc.constantFrom(HERE, ELSEWHERE),
    kind: fc.constantFrom('call-me', 'medicine', 'correction'),
    hoursAgo: fc.nat(24 * 7 * (WEEKS + 1)),
    dueAfter: fc.integer({ min: 1, max: 72 }),
    said: fc.array(fc.record({ by: fc.constantFrom('staff', 'staff', 'person', 'system'), after: fc.nat(120) }), {
      maxLength: 4,
    }),
    end: fc.option(
      fc.record({ after: fc.nat(200), outcome: fc.constantFrom('called', 'ready', 'taken-back', 'gone') }),
    ),
  })
  .map(({ institution, kind, hoursAgo, dueAfter, said, end }) => {
    const at = Math.floor(performance.timeOrigin / 1000) * 1000 - hoursAgo * HOUR
    const later = (hours: number) => new Date(at + hours * HOUR)
    return {
      institution,
      kind,
      asked: new Date(at),
      due: later(dueAfter),
      said: said.map(({ by, after }) => ({ by, at: later(after) })),
      end: end && { at: later(end.after), outcome: end.outcome },
    }
  })

/** The Monday of the week, by the clocks of Oslo. */
function mondayOf(at: Date): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Oslo' }).format(at)
  const date = new Date(`${day}T00:00:00Z`)
  return new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10)
}

function recount(all: readonly Asked[], institutions: readonly string[]): readonly RequestWeek[] {
  const now = new Date(performance.timeOrigin)
  const first = mondayOf(new Date(Date.parse(`${mondayOf(now)}T12:00:00Z`) - (WEEKS - 1) * 7 * DAY))
  const groups = Map.groupBy(
    all.filter((each) => institutions.includes(each.institution) && mondayOf(each.asked) >= first),
    (each) => [mondayOf(each.asked), each.institution, each.kind].join('/'),
  )
  return [...groups].map(([key, those]) => {
    const [week, institutionId, kind] = key.split('/')
    const answers = those.map(({ said }) =>
      Math.min(...said.filter(({ by }) => by === 'staff').map(({ at }) => at.getTime())),
    )
    const waits = answers.map((at, index) => at - those[index]!.asked.getTime()).filter(Number.isFinite)
    const ends = those.filter(({ end }) => end && ['called', 'ready'].includes(end.outcome))
    return {
      institutionId,
      week,
      kind,
      asked: those.length,
      answered: waits.length,
      inTime: answers.filter((at, index) => at <= those[index]!.due.getTime()).length,
      answerSeconds: medianSeconds(waits),
      done: ends.length,
      doneSeconds: medianSeconds(ends.map(({ asked: from, end }) => end!.at.getTime() - from.getTime())),
    } as RequestWeek
  })
}

function medianSeconds(waits: readonly number[]): number | null {
  if (waits.length === 0) return null
  const sorted = waits.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2 / 1000
}

const inOrder = (weeks: readonly RequestWeek[]) =>
  weeks.map((each) => JSON.stringify(each, Object.keys(each).toSorted())).toSorted()

describe.each(databaseKinds())('what requests cost, on %s', (kind) => {
  let portal: TestPortal
  const as = <Result>(email: string, role: StaffRole, work: (scope: StaffScope) => Promise<Result>) =>
    portal.signIn(`${email}@demo.example`).then((cookie) => {
      const token = cookie.slice(cookie.indexOf('=') + 1).split('.')[0]!
      return withStaffScope(portal.house.database, { token, role, requestId: 'test' }, work)
    })
  const read = (email: string, role: StaffRole) =>
    as(email, role, (scope) => listRequestWeeks(scope, { weeks: WEEKS })).then(inOrder)
  beforeAll(async () => {
    portal = await openTestPortal(kind)
  })
  afterAll(() => portal.close())

  async function store(all: readonly Asked[]): Promise<void> {
    await portal.house.owner('delete from request_event')
    await portal.house.owner('delete from request')
    for (const each of all) {
      const [made] = await portal.house.owner(
        `insert into request (person_id, kind, link_id, institution_id, category, item_ids, shows_delegates, asked_at, due_at,
           account_id, asked_name, capacity, closed_at, outcome)
         values (gen_random_uuid(), $1, gen_random_uuid(), $2, 'laboratory', array[gen_random_uuid()], true, $3, $4,
           gen_random_uuid(), 'A', 'self', $5, $6) returning person_id, request_id, link_id`,
        [each.kind, each.institution, each.asked, each.due, each.end?.at ?? null, each.end?.outcome ?? null],
      )
      for (const { by, at } of each.said)
        await portal.house.owner(
          `insert into request_event (person_id, request_id, link_id, at, word, by_whom, institution_id, category, shows_delegates)
           values ($1, $2, $3, $4, 'question', $5, $6, 'laboratory', true)`,
          [made!.person_id, made!.request_id, made!.link_id, at, by, each.institution],
        )
    }
  }

  it('is what a recount one by one says, to the region of all and to a site of its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { maxLength: 25 }), async (all) => {
        await store(all)
        expect(await read('steward', 'steward')).toEqual(inOrder(recount(all, [HERE, ELSEWHERE])))
        expect(await read('site', 'institution-administrator')).toEqual(inOrder(recount(all, [HERE])))
      }),
      { numRuns: 8 },
    )
  })

  it('is for administrators and the region', async () => {
    await expect(read('clinician', 'clinician')).rejects.toThrow('administrators')
    await expect(read('clerk', 'clerk')).rejects.toThrow('administrators')
  })

  it('stands on the page, with the words for what was asked', async () => {
    const at = new Date(performance.timeOrigin - HOUR)
    const due = new Date(performance.timeOrigin + DAY)
    await store([{ institution: HERE, kind: 'medicine', asked: at, due, said: [], end: null }])
    const site = await portal.signIn('site@demo.example')
    expect((await portal.get('/institution/workload', site)).text).toContain('More of a medicine')
    await store([])
    expect((await portal.get('/institution/workload', site)).text).toContain('Nobody has asked for anything')
  })
})

describe.each(databaseKinds())('what reading for patients costs, on %s', (kind) => {
  let portal: TestPortal
  let teams: readonly { readonly team: string; readonly institution: string }[]
  const read = async (email: string, role: StaffRole) => {
    const cookie = await portal.signIn(`${email}@demo.example`)
    const token = cookie.slice(cookie.indexOf('=') + 1).split('.')[0]!
    const lines = await withStaffScope(portal.house.database, { token, role, requestId: 'test' }, (scope) =>
      listReadingWeeks(scope, { weeks: WEEKS }),
    )
    return lines.map(({ teamId, kind: what, came, read: done, inTime, readSeconds }) => ({
      team: teamId,
      what,
      came,
      done,
      inTime,
      median: readSeconds === null ? null : Math.round(readSeconds),
    }))
  }
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    teams = (await portal.house.owner(
      'select team_id as team, institution_id as institution from message_team',
    )) as never
  })
  afterAll(() => portal.close())

  const HOUR = 3600
  const sent = fc.record({
    at: fc.nat(1),
    what: fc.constantFrom('values', 'questionnaires'),
    /** Hours until it was read; null: not yet. */
    hours: fc.option(fc.nat(40), { nil: null }),
    due: fc.nat(40),
    hasDue: fc.boolean(),
  })
  type SentToTeam = typeof sent extends fc.Arbitrary<infer One> ? One : never

  async function store(all: readonly SentToTeam[]): Promise<void> {
    await portal.house.owner('delete from journal_sent')
    await portal.house.owner('delete from questionnaire_response')
    for (const { at, what, hours, due, hasDue } of all) {
      const { team, institution } = teams[at % teams.length]!
      const moments = [institution, team, hours === null ? null : `${hours} hours`, `${due} hours`]
      if (what === 'values')
        await portal.house.owner(
          `insert into journal_sent (person_id, ask_id, entry_id, institution_id, team_id, sent_at, is_beyond, due_at, state,
             decided_by, decided_name, decided_at)
           values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $1, $2, now(), false,
             case when $5 then now() + $4::interval end, case when $3::text is null then 'new' else 'seen' end, gen_random_uuid(), 'x',
             now() + $3::interval)`,
          [...moments, hasDue],
        )
      else
        await portal.house.owner(
          `with a as (insert into questionnaire_ask (person_id, institution_id, team_id, questionnaire_id, person_name, until_day,
               asked_by, asked_name)
             select gen_random_uuid(), $1, $2, questionnaire_id, 'x', current_date, gen_random_uuid(), 'x' from questionnaire limit 1
             returning person_id, ask_id, questionnaire_id)
           insert into questionnaire_response (person_id, ask_id, institution_id, team_id, questionnaire_id, resource, account_id,
             actor_name, capacity, due_at, state, decided_at)
           select a.person_id, a.ask_id, $1, $2, a.questionnaire_id, '{}', gen_random_uuid(), 'x', 'self', now() + $4::interval,
             case when $3::text is null then 'new' else 'seen' end, now() + $3::interval from a`,
          moments,
        )
    }
  }

  const recountOf = (all: readonly SentToTeam[], institutions: readonly string[]) => {
    const lines = Map.groupBy(
      all.filter(({ at }) => institutions.includes(teams[at % teams.length]!.institution)),
      ({ at, what }) => `${teams[at % teams.length]!.team} ${what}`,
    )
    return [...lines].map(([key, those]) => {
      const done = those.flatMap(({ hours }) => (hours === null ? [] : [hours])).toSorted((one, other) => one - other)
      const middle = (done.length - 1) / 2
      const median = done.length === 0 ? null : ((done[Math.floor(middle)]! + done[Math.ceil(middle)]!) / 2) * HOUR
      const inTime = those.filter(
        ({ hours, due, hasDue, what }) => hours !== null && ((what === 'values' && !hasDue) || hours <= due),
      ).length
      return {
        team: key.split(' ')[0]!,
        what: key.split(' ')[1]!,
        came: those.length,
        done: done.length,
        inTime,
        median,
      }
    })
  }
  const sorted = (lines: readonly { readonly team: string; readonly what: string }[]) =>
    lines.toSorted((one, other) => `${one.team} ${one.what}`.localeCompare(`${other.team} ${other.what}`))

  it('is what a recount says, to the region of all and to a site of its own', async () => {
    const everywhere = [...new Set(teams.map(({ institution }) => institution))]
    expect(everywhere.length).toBeGreaterThan(1)
    await fc.assert(
      fc.asyncProperty(fc.array(sent, { maxLength: 20 }), async (all) => {
        await store(all)
        expect(sorted(await read('steward', 'steward'))).toEqual(sorted(recountOf(all, everywhere)))
        expect(sorted(await read('site', 'institution-administrator'))).toEqual(sorted(recountOf(all, [HERE])))
      }),
      { numRuns: 8 },
    )
  })

  it('is for administrators and the region', async () => {
    await expect(read('clinician', 'clinician')).rejects.toThrow('counts are for administrators')
  })
})
