import { giveGrant } from '#access'
import { hashForSignIn, setUpAccount } from '#accounts'
import { Conflict, Refused } from '#base/errors'
import type { AccountId, InstitutionId, PersonId } from '#base/ids'
import { addSeat, seatAccount } from '#governance'
import { importInput } from '#ingestion'
import { setUpInstitutions } from '#institutions'
import { setUpTeam, TOPICS } from '#messaging'
import { findLinks } from '#patient-index'
import type { Database } from '#platform/database/open-database'
import { type StaffRole, type SystemScope, withSystemScope } from '#platform/database/scopes'
import { plantQuestionnaire } from '#questionnaires'
import { buildCharts } from '#region/build-charts'
import { type HeadScan, headScan } from '#region/pictures/head-scan'
import { offeredVisits, PICK_UP_PLACES } from '#region/places/offered-visits'
import { type DemoAccount, planRegion, type RegionPlan } from '#region/plan-region'
import { heartVisit } from '#region/questionnaires/heart-visit'
import { uncertainPatients } from '#region/uncertain-patients'
import { setUpPickUpPlaces } from '#requests'
import { MATCH_RULES } from '../match-rules.ts'
import { type Output, progressBar } from '../output.ts'

export const DEMO_PASSWORD = 'causeway-demo'
/** Seats of the demo region that nobody holds yet. */
const VACANT_SEATS = ['general-practice', 'nursing-home', 'laboratory']

export type DemoOptions = { readonly people: number; readonly seed: number; readonly accounts: boolean }

/**
 * Fills an empty database with the synthetic region, through the same doors as real data. Throws Conflict when there is
 * anything in it already, and Refused in production.
 */
export async function makeDemo(
  database: Database,
  options: DemoOptions,
  production: boolean,
  output: Output,
): Promise<void> {
  if (production) throw new Refused('the demo region is refused in production: its passwords are known to everybody')
  const today = await refuseUnlessEmpty(database)
  const plan = planRegion({ people: options.people, seed: options.seed, today })
  await withSystemScope(database, { purpose: 'demo' }, (scope) => setUpInstitutions(scope, plan))
  await withSystemScope(database, { purpose: 'demo' }, async (scope) => {
    for (const { id } of plan.institutions)
      await setUpPickUpPlaces(scope, { institutionId: id, places: PICK_UP_PLACES })
  })
  const patients = await fillRecords(database, plan, output)
  if (options.accounts) await setUpAccounts(database, plan, patients)
}

/** Whether nothing has been set up yet: no institution, no person. */
export async function isEmpty(database: Database): Promise<boolean> {
  return withSystemScope(database, { purpose: 'demo' }, async (scope) => {
    const institution = await scope.db.selectFrom('institution').select('institutionId').limit(1).executeTakeFirst()
    const person = await scope.db.selectFrom('person').select('personId').limit(1).executeTakeFirst()
    return !institution && !person
  })
}

async function refuseUnlessEmpty(database: Database): Promise<string> {
  if (!(await isEmpty(database)))
    throw new Conflict(
      'the database is not empty; demo writes into an empty one only, so that nothing real is mixed with it',
    )
  return withSystemScope(database, { purpose: 'demo' }, async (scope) => scope.now.toISOString().slice(0, 10))
}

/** Where a person of the plan may be found: each institution that sent a chart of theirs. */
type PatientOf = ReadonlyMap<number, readonly { institutionId: string; key: string }[]>

const CHARTS_AT_ONCE = 450

/** Charts go in as each institution would send them in bulk: some hundred resources at a time through its feed. */
async function fillRecords(database: Database, plan: RegionPlan, output: Output): Promise<PatientOf> {
  const bar = progressBar(output, 'Filling the records of the demo region', plan.people)
  const wanted = new Set(plan.accounts.flatMap((account) => account.grants.map((grant) => grant.person)))
  const patients = new Map<number, { institutionId: string; key: string }[]>()
  const waiting = new Map<string, { lines: string[]; resources: number }>()
  for (const { person, institutionId, feedId, bundle } of buildCharts(plan)) {
    const feed = waiting.get(feedId) ?? { lines: [], resources: 0 }
    feed.lines.push(JSON.stringify(bundle))
    feed.resources += bundle.entry?.length ?? 0
    waiting.set(feedId, feed)
    const patient = bundle.entry?.find((entry) => entry.resource?.resourceType === 'Patient')?.resource
    if (wanted.has(person) && patient?.id)
      patients.set(person, [...(patients.get(person) ?? []), { institutionId, key: `Patient/${patient.id}` }])
    if (feed.resources < CHARTS_AT_ONCE) continue
    await send(database, feedId, feed.lines)
    waiting.delete(feedId)
    bar.show(person + 1)
  }
  for (const [feedId, { lines }] of waiting) await send(database, feedId, lines)
  await sendPictures(database, headScan(plan))
  for (const { feedId, bundle } of offeredVisits(plan)) await send(database, feedId, [JSON.stringify(bundle)])
  // Last, when everybody they may be is known: the worklist of the demonstration.
  for (const { feedId, bundle } of uncertainPatients(plan)) await send(database, feedId, [JSON.stringify(bundle)])
  bar.show(plan.people)
  bar.end()
  return patients
}

async function send(database: Database, feedId: string, lines: readonly string[]): Promise<void> {
  const chunks = async function* () {
    for (const line of lines) yield Buffer.from(`${line}\n`)
  }
  await importInput(database, { feedId, sources: [{ name: `demo ${feedId}`, chunks: chunks() }], rules: MATCH_RULES })
}

async function sendPictures(database: Database, scan: HeadScan): Promise<void> {
  await send(database, scan.reportFeedId, [JSON.stringify(scan.report)])
  const sources = scan.pictures.map(({ name, bytes }) => ({ name, chunks: once(bytes), format: 'dicom' as const }))
  await importInput(database, { feedId: scan.picturesFeedId, sources, rules: MATCH_RULES })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function setUpAccounts(database: Database, plan: RegionPlan, patients: PatientOf): Promise<void> {
  const passwordHash = await hashForSignIn(DEMO_PASSWORD)
  const teams = new Map<string, AccountId[]>()
  await withSystemScope(database, { purpose: 'demo' }, async (scope) => {
    for (const account of plan.accounts) {
      const accountId = await setUpAccount(scope, {
        email: account.email,
        name: account.name,
        language: account.language,
        passwordHash,
        demo: true,
        roles: account.roles.flatMap((role) =>
          role === 'patient' || role === 'delegate'
            ? []
            : [{ role: role satisfies StaffRole, institutionId: account.institutionId }],
        ),
      })
      await giveGrants(scope, accountId, account, patients)
      if (account.seat) await seatAccount(scope, { ...account, kind: account.seat, accountId })
      const { institutionId } = account
      if (institutionId && account.roles.some((role) => role === 'clinician' || role === 'secretary'))
        teams.set(institutionId, [...(teams.get(institutionId) ?? []), accountId])
    }
    for (const [institutionId, members] of teams) {
      const teamId = await makeTeam(scope, institutionId, members)
      await plantQuestionnaire(scope, {
        institutionId,
        teamId,
        text: JSON.stringify(heartVisit()),
        before: 'Talk with the heart nurse',
      })
    }
    for (const kind of VACANT_SEATS) await addSeat(scope, { kind })
  })
}

const WEEKDAYS = ['08:00-15:30', '08:00-15:30', '08:00-15:30', '08:00-15:30', '08:00-15:30', '', '']

/** Each institution with clinicians of the demonstration has a team that answers messages. */
async function makeTeam(scope: SystemScope, institutionId: string, members: readonly AccountId[]): Promise<string> {
  return setUpTeam(scope, {
    institutionId,
    name: institutionId.endsWith('home-care') ? 'Home nurses' : 'Outpatient clinic',
    answeredBy: 'Two nurses and a secretary',
    phone: '555 10 200',
    openingHours: WEEKDAYS,
    topics: TOPICS,
    members,
    takesMeasurements: true,
  })
}

async function giveGrants(
  scope: SystemScope,
  accountId: AccountId,
  account: DemoAccount,
  patients: PatientOf,
): Promise<void> {
  for (const grant of account.grants) {
    const personId = await findPerson(scope, patients.get(grant.person) ?? [])
    if (!personId) throw new Conflict(`the demo region has no record of person ${grant.person}`)
    await giveGrant(scope, {
      accountId,
      personId,
      capacity: grant.capacity,
      categories: grant.categories === 'all' ? null : grant.categories,
      ground: grant.ground,
      validUntil: grant.until ? new Date(`${grant.until}T00:00:00Z`) : null,
    })
  }
}

async function findPerson(
  scope: SystemScope,
  charts: readonly { institutionId: string; key: string }[],
): Promise<PersonId | null> {
  for (const { institutionId, key } of charts) {
    const links = await findLinks(scope, { institutionId: institutionId as InstitutionId, keys: [key] })
    const personId = links.get(key)?.personId
    if (personId) return personId
  }
  return null
}
