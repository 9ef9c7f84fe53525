import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenIn } from '../support/actors.ts'
import { announcementProbes, plantAnnouncements } from '../support/announcement-probes.ts'
import { delegateProbes, plantOffers } from '../support/delegate-probes.ts'
import { downloadProbes, plantDownloads } from '../support/download-probes.ts'
import { enrolmentProbes, plantEnrolment } from '../support/enrolment-probes.ts'
import { governanceProbes, plantGovernance } from '../support/governance-probes.ts'
import { journalProbes, plantJournals } from '../support/journal-probes.ts'
import { letterProbes, plantLetters } from '../support/letter-probes.ts'
import { logProbes, plantLog } from '../support/log-probes.ts'
import { messageProbes, plantMessages } from '../support/message-probes.ts'
import { opennessProbes, plantOpenness } from '../support/openness-probes.ts'
import { plantProtection, protectProbes } from '../support/protect-probes.ts'
import { plantQuestionnaires, questionnaireProbes } from '../support/questionnaire-probes.ts'
import { plantRequests, requestProbes, requestProbesOfWindow } from '../support/request-probes.ts'
import { plantShares, shareProbes } from '../support/share-probes.ts'
import { plantTerms, termProbes, termProbesOfWindow } from '../support/term-probes.ts'
import { databaseKinds, type Query } from '../support/test-house.ts'
import { openTestPortal, type TestPortal } from '../support/test-portal.ts'
import { plantVisits, visitProbes } from '../support/visit-probes.ts'

type Policy = {
  readonly table: string
  readonly name: string
  readonly command: string
  readonly using: string | null
  readonly check: string | null
}
type Mutation = { readonly table: string; readonly says: string; readonly statement: string }
/** What is asked within one transaction: who asks, and each question. */
type Round = {
  readonly says: string
  readonly enter: (query: Query) => Promise<unknown>
  readonly probes: readonly string[]
}

describe.each(databaseKinds())('the guard itself is watched on %s', (kind) => {
  let portal: TestPortal
  let kari: string
  let scopes: Readonly<Record<'self' | 'delegate' | 'clerk' | 'clinician', string>>
  let theirCase: string
  let policies: readonly Policy[]
  beforeAll(async () => {
    portal = await openTestPortal(kind)
    kari = await portal.personCalled('Kari')
    await plantRows()
    await portal.addAccount('helper@test.example', {
      grants: [{ personId: kari, capacity: 'delegate', categories: ['laboratory'] }],
    })
    scopes = {
      self: await portal.signIn('patient@demo.example'),
      delegate: await portal.signIn('helper@test.example'),
      clerk: await portal.signIn('clerk@demo.example'),
      clinician: await portal.signIn('clinician@demo.example'),
    }
    await Promise.all(['/', '/record/laboratory'].map((path) => portal.get(path, scopes.self)))
    policies = await listPolicies()
  })
  afterAll(() => portal.close())

  it('finds nothing amiss while every policy stands', async () => {
    expect(policies.length).toBeGreaterThan(12)
    expect(await redProbes(null)).toEqual([])
  })

  it('notices each policy that lets everything through', async () => {
    const unnoticed: string[] = []
    for (const mutation of policies.flatMap(wideOpen)) if (!(await isNoticed(mutation))) unnoticed.push(mutation.says)
    expect(unnoticed).toEqual([])
  }, 180_000)

  it('notices each single condition that is left out of the two windows', async () => {
    const windows = policies.filter(({ table, name }) => table === 'item' && ['released', 'sealed'].includes(name))
    const mutations = windows.flatMap(withoutOne)
    expect(mutations.length).toBeGreaterThan(12)
    const unnoticed: string[] = []
    for (const mutation of mutations) if (!(await isNoticed(mutation))) unnoticed.push(mutation.says)
    expect(unnoticed).toEqual([])
  }, 180_000)

  it('and each policy is back in its place afterwards', async () => {
    expect(await listPolicies()).toEqual(policies)
  })

  /** One row for each reason why a row must stay hidden, so that every condition has something to hide. */
  async function plantRows(): Promise<void> {
    const ola = await portal.personCalled('Ola')
    const linkOf = async (person: string) =>
      (
        await portal.house.owner(
          'select link_id from patient_link where person_id = $1 and parted_at is null limit 1',
          [person],
        )
      )[0]!.link_id as string
    const open = `listed and release_at <= now() and category = 'laboratory' and standing = 'current'
      and title not like 'planted%' and title <> 'an opened hold'`
    const one = (person: string) =>
      `(select item_id from item where person_id = '${person}' and ${open} order by item_id limit 1)`
    const mark = (person: string, title: string, change: string) =>
      portal.house.owner(`update item set title = '${title}', ${change} where item_id = ${one(person)}`)
    await mark(ola, 'planted', `link_id = '${await linkOf(kari)}'`)
    await mark(kari, 'planted', `link_id = '${await linkOf(ola)}'`)
    await mark(kari, 'planted', `standing = 'deleted'`)
    await mark(kari, 'planted for self', 'shows_delegates = false')
    const held = `release_at = now() + interval '3 days', verdict = 'delayed', shows_card = true`
    await mark(ola, 'planted', `${held}, release_rule = 'planted', link_id = '${await linkOf(kari)}'`)
    await mark(kari, 'planted', `${held}, release_rule = 'planted', link_id = '${await linkOf(ola)}'`)
    await mark(kari, 'planted', `${held}, release_rule = 'planted', standing = 'entered-in-error'`)
    await mark(kari, 'planted', `${held}, release_rule = 'planted', listed = false`)
    await mark(kari, 'planted', `release_rule = 'planted', release_at = 'infinity', shows_card = false`)
    await mark(kari, 'planted for self', `${held}, release_rule = 'planted for self', shows_delegates = false`)
    await mark(kari, 'an opened hold', 'shows_card = true')
    await portal.house.owner(`insert into item_version (person_id, item_id, version, message_id, received_at, source_at, body_hash, body)
      select person_id, item_id, 1, message_id, received_at, source_at, body_hash, 'planted' from item where person_id = '${ola}' limit 3`)
    await portal.house.owner(`insert into item_twin (person_id, item_id, twin_id, kind)
      values ('${ola}', gen_random_uuid(), gen_random_uuid(), 'perhaps')`)
    await portal.house.owner(`insert into picture (person_id, item_id, instance_uid, series_uid, study_uid, modality, sop_class,
        frames, rows, columns, slope, intercept, inverted, content_hash, received_at)
      values ('${ola}', gen_random_uuid(), '1', '1', '1', 'CT', '1', 1, 1, 1, 1, 0, false, '', now())`)
    await portal.house.owner(
      `insert into opening (person_id, item_id) select person_id, item_id from item where person_id = '${ola}' limit 1`,
    )
    await portal.house.owner(
      `insert into disclosure (person_id, actor_name, capacity, page, request_id) values ('${ola}', 'x', 'self', 'home', 'x')`,
    )
    await portal.house.owner(
      `insert into last_visit (person_id, account_id, session_id, at) select '${ola}', id, gen_random_uuid(), now() from portal_account limit 1`,
    )
    await portal.takeIn('st-eystein-hospital-fhir', { resourceType: 'Sorrow', id: 'there' })
    await portal.house.owner(`insert into feed_pause (feed_id, institution_id, paused_at, because)
      select feed_id, institution_id, now(), 'x' from feed where institution_id = 'st-eystein-hospital' limit 1`)
    await plantCases()
    await plantOffers(portal.house.owner, { person: kari, other: ola })
    await plantOpenness(portal.house.owner, { other: ola })
    await plantRequests(portal.house.owner, { person: kari, other: ola })
    await plantEnrolment(portal.house.owner, { person: ola })
    await plantProtection(portal.house.owner, { person: kari, other: ola })
    await plantGovernance(portal.house.owner)
    await plantTerms(portal.house.owner, { person: kari, other: ola })
    await plantShares(portal.house.owner, { person: kari, other: ola })
    await plantDownloads(portal.house.owner, { person: kari, other: ola })
    await plantVisits(portal.house.owner, { person: kari, other: ola })
    await plantJournals(portal.house.owner, { person: kari, other: ola })
    await plantLetters(portal.house.owner, ola)
    await plantQuestionnaires(portal.house.owner, { person: kari, other: ola })
    await plantAnnouncements(portal.house.owner, { person: kari, other: ola })
    await portal.house.owner(`insert into notice_choice (account_id, record, teams, channel, time_zone)
      select id, 'daily', true, 'mail', 'UTC' from portal_account limit 3`)
    await plantMessages(portal.house.owner, { person: kari, other: ola })
    await plantLog(portal.house.owner, { person: kari, other: ola })
  }

  /** Cases, decisions, statements and notices of another institution, and a notice and a case of one's own. */
  async function plantCases(): Promise<void> {
    const caseAt = (institution: string) =>
      portal.house.owner(
        `insert into match_case (case_id, institution_id, demographics, candidates)
         values (gen_random_uuid(), $1, '{}', '[]') returning case_id`,
        [institution],
      )
    await caseAt('nordfjord-hospital')
    theirCase = (await caseAt('st-eystein-hospital'))[0]!.case_id as string
    await portal.house.owner(
      `insert into patient_decision (case_id, turn, institution_id, word, reason, actor_name, role)
       values ($1, 1, 'st-eystein-hospital', 'unsure', 'x', 'x', 'clerk')`,
      [theirCase],
    )
    await portal.house.owner(`insert into patient_statement (statement_id, institution_id, kind, from_keys,
        into_institution_id, into_keys, message_id, stated_at, outcome)
      values (gen_random_uuid(), 'st-eystein-hospital', 'merge', '{x}', 'st-eystein-hospital', '{y}', gen_random_uuid(),
        now(), 'unknown-number')`)
    for (const institution of ['nordfjord-hospital', 'st-eystein-hospital'])
      await portal.house.owner(
        `insert into patient_notice (notice_id, institution_id, link_id, person_id, since, until)
         select gen_random_uuid(), institution_id, link_id, person_id, now(), now() from patient_link
         where institution_id = $1 limit 1`,
        [institution],
      )
    await portal.house.owner(
      `insert into second_person_rule (is_needed, account_id, actor_name) values (false, gen_random_uuid(), 'x')`,
    )
  }

  const CASES = ['match_case', 'patient_decision', 'patient_statement', 'patient_key', 'patient_link', 'patient_notice']

  /** What a clerk must not write: for another institution, in another's name, or for the whole region. */
  function writesOfCases(): readonly string[] {
    return [
      `insert into patient_decision (case_id, turn, institution_id, word, reason, account_id, actor_name, role)
        values ('${theirCase}', 2, 'st-eystein-hospital', 'other', 'x', scope_actor(), 'x', 'clerk')`,
      `insert into patient_statement (statement_id, institution_id, kind, from_keys, into_institution_id, into_keys,
          stated_at, outcome, account_id, actor_name, role, reason)
        values (gen_random_uuid(), 'st-eystein-hospital', 'part', '{x}', 'st-eystein-hospital', '{}', now(), 'asked',
          scope_actor(), 'x', 'clerk', 'x')`,
      `update patient_notice set done_at = now(), done_by = gen_random_uuid()
        where institution_id = 'nordfjord-hospital' returning 1`,
      `insert into second_person_rule (is_needed, account_id, actor_name) values (true, scope_actor(), 'x')`,
    ]
  }

  /** What each scope must not find, and what it must not be able to write. */
  function probesOf(scope: keyof typeof scopes): readonly string[] {
    const foreign = (table: string) => `select 1 from ${table} where person_id <> '${kari}'`
    const writes = (person: string, account: string, at = 'now()') => `insert into disclosure
      (person_id, account_id, actor_name, capacity, page, request_id, at) values (${person}, ${account}, 'x', 'x', 'x', 'x', ${at})`
    if (scope === 'clerk')
      return [
        ...[...CASES, 'inbox_message', 'quarantine', 'feed_pause'].map(
          (table) => `select 1 from ${table} where institution_id <> 'nordfjord-hospital'`,
        ),
        'select 1 from portal_account where id <> scope_actor()',
        writes(`'${kari}'`, 'gen_random_uuid()'),
        ...writesOfCases(),
      ]
    if (scope === 'clinician')
      return [...CASES, 'second_person_rule']
        .filter((table) => table !== 'patient_link' && table !== 'patient_key')
        .map((table) => `select 1 from ${table}`)
    return [
      ...[
        'released_item',
        'sealed_card',
        'released_version',
        'person',
        'patient_link',
        'disclosure',
        'opening',
        'last_visit',
      ].map(foreign),
      `select 1 from access_grant where person_id <> '${kari}' and account_id <> scope_actor()`,
      'select 1 from portal_account where id <> scope_actor()',
      `select 1 from released_item where title = 'planted'`,
      `select 1 from sealed_card where release_rule = 'planted'`,
      `select 1 from released_item where release_at > now()`,
      `select 1 from sealed_card where release_at <= now()`,
      ...(scope === 'delegate'
        ? [
            `select 1 from released_item where title like 'planted%' or category <> 'laboratory'`,
            `select 1 from sealed_card where release_rule like 'planted%' or category <> 'laboratory'`,
          ]
        : []),
      `insert into opening (person_id, item_id) values (gen_random_uuid(), gen_random_uuid())`,
      `insert into last_visit (person_id, account_id, session_id, at) values (gen_random_uuid(), scope_actor(), gen_random_uuid(), now())`,
      writes('gen_random_uuid()', 'scope_actor()'),
      writes(`'${kari}'`, 'gen_random_uuid()'),
      writes(`'${kari}'`, 'scope_actor()', `now() - interval '1 day'`),
    ]
  }

  /** What the windows themselves would let through, were a view to ask them for more than it does. */
  function roundOfWindow(window: 'released' | 'sealed'): Round {
    const tables = window === 'released' ? ['item_version', 'item_twin', 'picture', 'clinician_comment', 'verdict'] : []
    return {
      says: `window ${window}`,
      enter: (query) =>
        query(`select set_config('causeway.person', '${kari}', true), set_config('role', 'causeway_${window}', true)`),
      probes: [
        ...tables.map((table) => `select 1 from ${table} where person_id <> '${kari}'`),
        ...requestProbesOfWindow(kari),
        ...(window === 'released' ? termProbesOfWindow(kari) : []),
      ],
    }
  }

  function roundOfScope(scope: keyof typeof scopes): Round {
    return {
      says: scope,
      enter: (query) => enter(query, scope),
      probes: [
        ...probesOf(scope),
        ...opennessProbes(scope, kari),
        ...requestProbes(scope, kari),
        ...delegateProbes(scope, kari),
        ...enrolmentProbes(scope),
        ...protectProbes(scope, kari),
        ...governanceProbes(scope),
        ...termProbes(scope, kari),
        ...shareProbes(scope, kari),
        ...downloadProbes(scope, kari),
        ...visitProbes(scope, kari),
        ...journalProbes(scope, kari),
        ...letterProbes(scope),
        ...questionnaireProbes(scope, kari),
        ...announcementProbes(scope, kari),
        ...messageProbes(scope, kari),
        ...logProbes(scope, kari),
      ],
    }
  }

  function rounds(): readonly Round[] {
    const windows = (['released', 'sealed'] as const).map(roundOfWindow)
    return [...windows, ...(['self', 'delegate', 'clerk', 'clinician'] as const).map(roundOfScope)]
  }

  /** The probes of a round that are red under a mutation; with `most` the search ends at so many. */
  async function redIn(round: Round, mutation: string | null, most = Number.POSITIVE_INFINITY): Promise<string[]> {
    const red: string[] = []
    await portal.house.tryOut(async (query) => {
      if (mutation) await query(mutation)
      await round.enter(query)
      for (const probe of round.probes) {
        if (red.length >= most) return
        if (await isRed(query, probe)) red.push(`${round.says}: ${probe}`)
      }
    })
    return red
  }

  async function redProbes(mutation: string | null): Promise<string[]> {
    const red: string[] = []
    for (const round of rounds()) red.push(...(await redIn(round, mutation)))
    return red
  }

  /** One red probe is notice enough: those that name the table are asked first. */
  async function isNoticed({ table, statement }: Mutation): Promise<boolean> {
    const names = table === 'item' ? /\b(item|released_item|sealed_card)\b/ : new RegExp(`\\b${table}\\b`)
    const parts = [(probe: string) => names.test(probe), (probe: string) => !names.test(probe)]
    for (const isNow of parts)
      for (const round of rounds()) {
        const probes = round.probes.filter(isNow)
        if (probes.length > 0 && (await redIn({ ...round, probes }, statement, 1)).length > 0) return true
      }
    return false
  }

  async function enter(query: Query, scope: keyof typeof scopes): Promise<void> {
    if (kind === 'embedded') await query('set local role causeway_embedded')
    else await query('set local session authorization causeway_web')
    const token = tokenIn(scopes[scope])
    if (scope === 'clerk' || scope === 'clinician')
      await query('select * from open_staff_scope($1, $2)', [token, scope])
    else await query('select * from open_patient_scope($1, $2::uuid)', [token, kari])
  }

  /** A question is red when it finds a row, a write when it goes through. */
  async function isRed(query: Query, probe: string): Promise<boolean> {
    await query('savepoint probe')
    try {
      const rows = await query(probe)
      return probe.startsWith('insert') || rows.length > 0
    } catch {
      return false
    } finally {
      await query('rollback to savepoint probe')
    }
  }

  async function listPolicies(): Promise<Policy[]> {
    return (await portal.house.owner(`select tablename as "table", policyname as name, cmd as command, qual as using, with_check as "check"
      from pg_policies where roles && '{causeway_patient,causeway_staff,causeway_released,causeway_sealed}'
        and (coalesce(qual, 'true') <> 'true' or coalesce(with_check, 'true') <> 'true') order by 1, 2`)) as unknown as Policy[]
  }
})

function wideOpen({ table, name, using, check }: Policy): Mutation[] {
  const parts = [using ? 'using (true)' : '', check ? 'with check (true)' : ''].filter(Boolean).join(' ')
  return [{ table, says: `${table}.${name}`, statement: `alter policy ${name} on ${table} ${parts}` }]
}

/** The policy once without each of its conditions. */
function withoutOne({ table, name, using }: Policy): Mutation[] {
  const conditions = conjuncts(using!)
  return conditions.map((left, at) => ({
    table,
    says: `${table}.${name} without ${left}`,
    statement: `alter policy ${name} on ${table} using (${conditions.filter((_, other) => other !== at).join(' and ')})`,
  }))
}

/** The conditions between the outermost ANDs, as PostgreSQL prints them. */
function conjuncts(expression: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 1
  for (let at = 1; at < expression.length - 1; at++) {
    if (expression[at] === '(') depth++
    else if (expression[at] === ')') depth--
    else if (depth === 0 && expression.startsWith(' AND ', at)) {
      found.push(expression.slice(from, at))
      from = at + 5
    }
  }
  return [...found, expression.slice(from, -1)]
}
