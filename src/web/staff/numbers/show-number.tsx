import { recordFruitlessSearch, recordSight } from '#audit'
import { isUuid } from '#base/ids'
import { listAgreements } from '#institutions'
import { findByNumber, type PatientByNumber, readStatement, stateByHand } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { placeOf } from '../place-of.ts'
import { NumberPage, type NumberPageProps } from './number-page.tsx'

/** A patient by number, and what may be said of it. Whoever is found can read that somebody looked. */
export async function showNumber(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const place = placeOf(scope)
  const { said } = visit.query
  const outcome = said && isUuid(said) ? await readStatement(scope, { statementId: said }) : null
  if (outcome?.caseId) return { goTo: paths.case(place, outcome.caseId) }
  return numberView(scope, frame, visit.query, outcome?.outcome ?? null)
}

type Asked = Readonly<Record<string, string>>

async function numberView(
  scope: StaffScope,
  frame: Frame,
  { number = '', institution }: Asked,
  outcome: string | null,
  fault: NumberPageProps['fault'] = null,
): Promise<Shown> {
  const institutions = await listChoices(scope)
  const institutionId = scope.institutionId ?? institution ?? ''
  const patients = number ? await find(scope, { institutionId, number }) : []
  if (number && patients.length === 0) await recordFruitlessSearch(scope, { page: 'number' })
  return {
    view: (
      <NumberPage
        frame={frame}
        place={placeOf(scope)}
        institutions={institutions}
        asked={{ number, institutionId }}
        patients={patients}
        outcome={outcome}
        fault={fault}
      />
    ),
    ...(fault ? { status: 422 } : {}),
  }
}

/** A steward chooses among all institutions; a clerk has one. */
async function listChoices(scope: StaffScope): Promise<NumberPageProps['institutions']> {
  if (scope.institutionId) return []
  const lines = Map.groupBy(await listAgreements(scope), (line) => line.institutionId)
  return [...lines.values()].map(([first]) => ({ value: first!.institutionId, text: first!.institutionName }))
}

async function find(
  scope: StaffScope,
  asked: { readonly institutionId: string; readonly number: string },
): Promise<readonly PatientByNumber[]> {
  const patients = await findByNumber(scope, asked)
  const persons = patients.map(({ personId }) => personId).filter((person) => person !== null)
  await recordSight(scope, { persons, page: 'identity' })
  return patients
}

/** Two numbers may be one patient, or a number is somebody else: written down, and carried out before the answer. */
export async function sayOfNumber(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { form } = visit
  const institutionId = scope.institutionId ?? form.institution ?? ''
  const [from] = await find(scope, { institutionId, number: form.number ?? '' })
  const reason = (form.reason ?? form['reason-to-part'])?.trim().slice(0, 2000) ?? ''
  if (!from?.linkId) return numberView(scope, frame, form, null, 'number')
  if (reason === '') return numberView(scope, frame, form, null, 'reason')
  const place = placeOf(scope)
  if (form.does === 'part') {
    const said = await stateByHand(scope, { kind: 'part', from, reason })
    return { goTo: paths.number(place, { number: form.number, institution: form.institution, said }) }
  }
  const into = await findInto(scope, form, institutionId)
  if (!into?.linkId) return numberView(scope, frame, form, null, 'other-number')
  const said = await stateByHand(scope, { kind: 'merge', from, into, reason })
  return { goTo: paths.number(place, { number: form.number, institution: form.institution, said }) }
}

async function findInto(scope: StaffScope, form: Asked, institutionId: string): Promise<PatientByNumber | undefined> {
  const asked = {
    institutionId: scope.institutionId ?? form['other-institution'] ?? institutionId,
    number: form['other-number'] ?? '',
  }
  return (await find(scope, asked))[0]
}
