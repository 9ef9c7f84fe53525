import { findPatientHere } from '#access'
import { countStaffAct } from '#adoption'
import { listShownQuestions } from '#appointments'
import { recordFruitlessSearch, recordSight } from '#audit'
import { isUuid } from '#base/ids'
import { listAgreements } from '#institutions'
import { namesOfPatients } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { type CareGround, takeCare } from '#platform/database/take-care'
import { type DoneElsewhere, listTestsDoneElsewhere } from '#record'
import { type HeldItem, listHeld, listOwnItems, type OwnItemLine, readLiveRulebook } from '#release'
import { sameTestInOtherMeasures } from '#terminology'
import { pageOf } from '../../patient/category/show-category.tsx'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { ClinicPage, type FoundPatient } from './clinic-page.tsx'

const HELD_A_PAGE = 25
const ITEMS_A_PAGE = 25
const NOBODY: Found = { patients: [], unseen: 0, ground: null }

/**
 * What waits at the clinician's institution, soonest first; with a number, what waits and what has come for that patient.
 * Everybody who is shown finds the look in their access log.
 */
export async function showClinic(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const asked = visit.query.number?.trim() ?? ''
  const { patients: found, unseen, ground } = asked ? await findPatients(scope, asked) : NOBODY
  if (asked && found.length === 0) await recordFruitlessSearch(scope, { page: 'clinic' })
  const patient = found.length === 1 ? found[0]! : null
  const page = pageOf(visit.query.page)
  const held = asked && !patient ? [] : await listHeld(scope, heldQuestion(visit, patient))
  const shown = held.slice(0, HELD_A_PAGE)
  const entries = patient ? await listEntries(scope, patient, page) : { rows: [], hasMore: false }
  const elsewhere = patient ? await listElsewhere(scope, patient) : []
  const questions = patient ? await listShownQuestions(scope, patient) : []
  const persons = [...shown, ...entries.rows, ...(patient ? [patient] : [])].map(({ personId }) => personId)
  await recordSight(scope, { persons, page: 'clinic' })
  await countStaffAct(scope, { kind: 'clinic-page' })
  return {
    view: (
      <ClinicPage
        frame={frame}
        institution={await nameOfInstitution(scope)}
        rulebook={await readLiveRulebook(scope)}
        asked={asked}
        found={found.length + unseen}
        mayBreakGlass={unseen > 0 && found.length === 0}
        isBroken={ground === 'break-glass' || visit.query.said === 'opened'}
        patient={patient}
        elsewhere={elsewhere}
        questions={questions}
        held={shown}
        after={held.length > HELD_A_PAGE ? marker(shown.at(-1)!) : null}
        isFirst={!visit.query.after}
        entries={entries.rows}
        page={page}
        hasMoreEntries={entries.hasMore}
      />
    ),
  }
}

type Found = {
  readonly patients: readonly FoundPatient[]
  /** How many have the number and nothing ties this clinician to them. */
  readonly unseen: number
  readonly ground: CareGround | null
}

/** Names are read once the database has found a reason to show them. */
async function findPatients(scope: StaffScope, number: string): Promise<Found> {
  const here = await findPatientHere(scope, { number })
  const seen = await takeCare(
    scope,
    here.map(({ personId }) => personId),
  )
  const patients = await namesOfPatients(scope, { persons: [...seen.keys()] })
  const [ground = null] = seen.values()
  return { patients, unseen: here.length - seen.size, ground }
}

function heldQuestion({ query }: Visit, patient: FoundPatient | null): Parameters<typeof listHeld>[1] {
  return { personId: patient?.personId ?? null, after: readMarker(query.after), take: HELD_A_PAGE + 1 }
}

/** The last line of a page: `2026-12-01T00:00:00.000Z_{itemId}`, or `never_{itemId}` for what a law blocks. */
function marker({ opensAt, itemId }: HeldItem): string {
  return `${opensAt?.toISOString() ?? 'never'}_${itemId}`
}

function readMarker(text: string | undefined): { opensAt: Date | null; itemId: string } | null {
  const [when = '', itemId = ''] = (text ?? '').split('_')
  if (!isUuid(itemId)) return null
  if (when === 'never') return { opensAt: null, itemId }
  const opensAt = new Date(when)
  return Number.isNaN(opensAt.getTime()) ? null : { opensAt, itemId }
}

async function listEntries(
  scope: StaffScope,
  { personId }: FoundPatient,
  page: number,
): Promise<{ readonly rows: readonly OwnItemLine[]; readonly hasMore: boolean }> {
  const asked = { personId, take: ITEMS_A_PAGE + 1, skip: (page - 1) * ITEMS_A_PAGE }
  const rows = await listOwnItems(scope, asked)
  return { rows: rows.slice(0, ITEMS_A_PAGE), hasMore: rows.length > ITEMS_A_PAGE }
}

function listElsewhere(scope: StaffScope, { personId }: FoundPatient): Promise<readonly DoneElsewhere[]> {
  return listTestsDoneElsewhere(scope, { personId, alike: sameTestInOtherMeasures })
}

async function nameOfInstitution(scope: StaffScope): Promise<string> {
  const own = (await listAgreements(scope)).find((line) => line.institutionId === scope.institutionId)
  return own?.institutionName ?? ''
}
