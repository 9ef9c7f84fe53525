import type { InstitutionId, PersonId } from '#base/ids'
import { carryOut, followLinks } from '#ingestion'
import {
  applyPatientChange,
  type DecisionWord,
  findByNumber,
  type PatientByNumber,
  type PatientChange,
  readMatchCase,
  readStatement,
  recordDecision,
  stateByHand,
} from '#patient-index'
import {
  type StaffRole,
  type StaffScope,
  withPatientScope,
  withStaffScope,
  withSystemScope,
} from '#platform/database/scopes'
import { takeTurns } from '#platform/database/take-turns'
import { MATCH_RULES } from '../../src/main/match-rules.ts'
import { tokenIn } from './actors.ts'
import type { TestPortal } from './test-portal.ts'

export const NORTH = 'nordfjord-hospital'
export const SOUTH = 'st-eystein-hospital'
const FEEDS: Readonly<Record<string, string>> = {
  [NORTH]: 'nordfjord-hospital-fhir',
  [SOUTH]: 'st-eystein-hospital-fhir',
}

/** A number of a patient at an institution, written as it is printed. */
export type PatientNumber = { readonly institution: string; readonly number: string }

export type Described = {
  readonly given: string
  readonly family: string
  readonly birthDate: string
  readonly national?: string
  readonly gender?: string
}

/** What happens to numbers, as institutions, clerks and patients do it, in a portal with the demo region. */
export type NumbersWorld = Awaited<ReturnType<typeof openNumbersWorld>>

export async function openNumbersWorld(portal: TestPortal) {
  const { database } = portal.house
  const tokens = {
    clerk: tokenIn(await portal.signIn('clerk@demo.example')),
    steward: tokenIn(await portal.signIn('steward@demo.example')),
  }
  const asStaff = <Result>(role: StaffRole & keyof typeof tokens, work: (scope: StaffScope) => Promise<Result>) =>
    withStaffScope(database, { token: tokens[role], role, requestId: 'TEST-TEST' }, work)
  const carry = (stepTaken: () => Promise<void> = async () => undefined) =>
    carryOut(database, { rules: MATCH_RULES, stepTaken })
  const record = async (
    caseId: string,
    word: DecisionWord,
    more: { readonly candidateLink?: string; readonly follows?: readonly string[]; readonly receivedFrom?: Date } = {},
  ) => {
    return asStaff('steward', async (scope) => {
      const found = await readMatchCase(scope, { caseId })
      const candidateLink = word === 'same' ? (more.candidateLink ?? found.candidates[0]!.linkId) : null
      const decision = { caseId, turn: found.nextTurn, word, candidateLink, reason: 'for the test' }
      const { fault } = await recordDecision(scope, {
        ...decision,
        follows: more.follows ?? [],
        receivedFrom: more.receivedFrom ?? null,
      })
      return fault
    })
  }
  const decide: typeof record = async (...said) => {
    const fault = await record(...said)
    await carry()
    return fault
  }
  return {
    portal,
    asStaff,
    /** A steward's decision as it is written; nothing is done yet. */
    record,
    /** Does what has been written; `stepTaken` may let the process die between two steps. */
    carryOut: carry,
    decide,
    send: (institution: string, ...contents: readonly object[]) => portal.takeIn(FEEDS[institution]!, ...contents),
    /** An institution's own statement about its numbers, as a message brings it. */
    state: async (institution: string, change: PatientChange) => {
      const outcome = await withSystemScope(database, { purpose: 'test' }, async (scope) => {
        await takeTurns(scope, { about: 'institution', names: [institution] })
        const messageId = crypto.randomUUID()
        const said = { institutionId: institution as InstitutionId, change, messageId, at: null }
        return applyPatientChange(scope, said, MATCH_RULES)
      })
      await followLinks(database)
      await carry()
      return outcome
    },
    /** A steward says that two numbers are one, and decides so; answers the case, or null when they are one already. */
    join: async (from: PatientNumber, into: PatientNumber, follows: readonly string[] = []) => {
      const caseId = await stateHere(asStaff, carry, { kind: 'merge', from, into })
      if (caseId) await decide(caseId, 'same', { follows })
      return caseId
    },
    /** A steward asks whether two numbers are one, and decides nothing; answers the case. */
    ask: (from: PatientNumber, into: PatientNumber) => stateHere(asStaff, carry, { kind: 'merge', from, into }),
    part: (from: PatientNumber) => stateHere(asStaff, carry, { kind: 'part', from }),
    personOf: async ({ institution, number }: PatientNumber): Promise<PersonId | null> =>
      (await found(asStaff, { institution, number }))?.personId ?? null,
    caseOf: async ({ institution, number }: PatientNumber): Promise<string | null> =>
      (await found(asStaff, { institution, number }))?.caseId ?? null,
    linkOf: async ({ institution, number }: PatientNumber) =>
      (await found(asStaff, { institution, number }))?.linkId ?? null,
    /** The ids of the resources that the holder of a session sees open in that person's record. */
    seenBy: async (cookie: string, subject: string): Promise<readonly string[]> =>
      withPatientScope(database, { token: tokenIn(cookie), subject, requestId: 'TEST-TEST' }, async (scope) => {
        const rows = await scope.db.selectFrom('releasedItem').select('body').execute()
        return rows.map((row) => (JSON.parse(row.body) as { id: string }).id).sort()
      }),
  }
}

type AsStaff = <Result>(role: 'clerk' | 'steward', work: (scope: StaffScope) => Promise<Result>) => Promise<Result>

async function found(asStaff: AsStaff, { institution, number }: PatientNumber): Promise<PatientByNumber | undefined> {
  const [first] = await asStaff('steward', (scope) => findByNumber(scope, { institutionId: institution, number }))
  return first
}

async function stateHere(
  asStaff: AsStaff,
  carry: () => Promise<void>,
  said:
    | { readonly kind: 'merge'; readonly from: PatientNumber; readonly into: PatientNumber }
    | { readonly kind: 'part'; readonly from: PatientNumber },
): Promise<string | null> {
  const from = await found(asStaff, said.from)
  if (!from || (said.kind === 'merge' && !(await found(asStaff, said.into)))) return null
  const statementId = await asStaff('steward', async (scope) =>
    said.kind === 'part'
      ? stateByHand(scope, { kind: 'part', from, reason: 'for the test' })
      : stateByHand(scope, {
          kind: 'merge',
          from,
          into: (await findByNumber(scope, { institutionId: said.into.institution, number: said.into.number }))[0]!,
          reason: 'for the test',
        }),
  )
  await carry()
  return (await asStaff('steward', (scope) => readStatement(scope, { statementId })))?.caseId ?? null
}

/** A patient as an institution sends one. */
export function patientResource(
  { number }: PatientNumber,
  { given, family, birthDate, national, gender }: Described,
): object {
  const identifier = national ? [{ system: 'https://causeway.example/id/national', value: national }] : []
  return { resourceType: 'Patient', id: number, identifier, name: [{ family, given: [given] }], birthDate, gender }
}

/** A laboratory value, open at once. */
export function valueResource({ number }: PatientNumber, id: string, value = 4.2, more: object = {}): object {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3', display: 'Potassium' }] },
    subject: { reference: `Patient/${number}` },
    effectiveDateTime: '2024-03-01T08:00:00Z',
    issued: '2024-03-01T09:00:00Z',
    valueQuantity: { value, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
    ...more,
  }
}

export function bundleOf(...resources: readonly object[]): object {
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) }
}

/** The key under which the index knows a number. */
export function keyOf({ number }: PatientNumber): string {
  return `Patient/${number}`
}
