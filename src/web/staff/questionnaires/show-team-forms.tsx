import { findPatientBeside } from '#access'
import { countStaffAct } from '#adoption'
import { recordFruitlessSearch, recordSight } from '#audit'
import { Invalid, NotFound } from '#base/errors'
import { plainDigits } from '#base/plain-digits'
import { answersIn } from '#formats/fhir/questionnaire/write-response'
import type { Resource } from '#formats/fhir/types'
import { listAgreements } from '#institutions'
import { openTeams } from '#messaging'
import type { StaffScope } from '#platform/database/scopes'
import { takeCare } from '#platform/database/take-care'
import {
  askToAnswer,
  endTeamForm,
  type FormOrder,
  listFormsInUse,
  listFormsOfPerson,
  listOwnTeams,
  listTeamForms,
  readTeamForm,
  sayToForm,
  totalsLike,
} from '#questionnaires'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayAfter, dayAt, isDay } from '../../start-of-day.ts'
import { type NewFormFault, NewFormPage, type NewFormPageProps } from './new-form-page.tsx'
import { TeamFormPage, type TeamFormPageProps } from './team-form-page.tsx'
import { TeamFormsPage } from './team-forms-page.tsx'

const LONGEST_ANSWER = 2000
const LONGEST_WORDS = 1000
const A_YEAR_DAYS = 366
/** Two weeks; the clinician says otherwise. */
const USUAL_DAYS = 14

/** What the own teams asked. Everybody who is named finds the look in their access log. */
export async function showTeamForms(scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  const teams = await openTeams(scope)
  const asks = await listTeamForms(scope)
  await recordSight(scope, { persons: asks.map(({ personId }) => personId), page: 'questionnaires' })
  const said = query.said === 'sent' || query.said === 'twice' ? query.said : null
  const hasForms = (await listFormsInUse(scope)).length > 0
  const hindrance = teams.length === 0 ? 'noTeam' : hasForms ? null : 'noForms'
  return { view: <TeamFormsPage {...{ frame, asks, said, hindrance }} /> }
}

/** The form that asks a patient; first for the number. */
export function showNewForm(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const until = dayAfter(dayAt(frame.now, frame.timeZone), USUAL_DAYS)
  return newFormPage(scope, frame, { number: visit.query.number?.trim() ?? '', typed: { until }, fault: null })
}

type Around = Pick<NewFormPageProps, 'number' | 'typed' | 'fault'>

async function newFormPage(scope: StaffScope, frame: Frame, around: Around): Promise<Shown> {
  const teams = await listOwnTeams(scope, { teams: await openTeams(scope) })
  const forms = await listFormsInUse(scope)
  if (teams.length === 0 || forms.length === 0) throw new NotFound('page', { detail: 'nothing to ask, or no team' })
  const { number } = around
  const patient = number ? await findPatientBeside(scope, { number }) : null
  if (number && !patient) await recordFruitlessSearch(scope, { page: 'clinic' })
  if (patient) await recordSight(scope, { persons: [patient.personId], page: 'questionnaires' })
  const agreements = await listAgreements(scope)
  const institution =
    agreements.find(({ institutionId }) => institutionId === scope.institutionId)?.institutionName ?? ''
  return {
    view: <NewFormPage {...{ frame, institution, teams, forms, patient }} {...around} />,
    ...(around.fault && { status: 422 }),
  }
}

/** Asks the patient; what is wrong comes back with what was typed. */
export async function sendNewForm(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const number = form.number?.trim() ?? ''
  const patient = number ? await findPatientBeside(scope, { number }) : null
  if (!patient) return newFormPage(scope, frame, { number, typed: form, fault: null })
  const read = await readOrder(scope, form, dayAt(frame.now, frame.timeZone))
  if ('fault' in read) return newFormPage(scope, frame, { number, typed: form, fault: read.fault })
  await takeCare(scope, [patient.personId])
  const personName = [patient.given, patient.family].filter(Boolean).join(' ')
  const { personId, birthDate } = patient
  const askId = await askToAnswer(scope, { ...read, personId, personName, birthDate })
  await recordSight(scope, { persons: [personId], page: 'questionnaires' })
  await countStaffAct(scope, { kind: 'clinic-questionnaire' })
  return { goTo: paths.teamForms(askId ? 'sent' : 'twice') }
}

type Read = Omit<FormOrder, 'personId' | 'personName' | 'birthDate'> | { readonly fault: NewFormFault }

async function readOrder(scope: StaffScope, form: Visit['form'], today: string): Promise<Read> {
  const teamId = (await openTeams(scope)).find((each) => each === form.team)
  if (!teamId) return { fault: 'team' }
  const asked = (await listFormsInUse(scope)).find(({ questionnaireId }) => questionnaireId === form.form)
  if (!asked) return { fault: 'form' }
  const untilDay = plainDigits((form.until ?? '').trim())
  if (!isDay(untilDay) || untilDay < today || untilDay > dayAfter(today, A_YEAR_DAYS)) return { fault: 'until' }
  const words = (form.words ?? '').trim().slice(0, LONGEST_WORDS)
  return { teamId, questionnaireId: asked.questionnaireId, untilDay, words }
}

/** What one patient answered. */
export async function showTeamForm(scope: StaffScope, { params, query }: Visit, frame: Frame): Promise<Shown> {
  await openTeams(scope)
  return teamFormPage(scope, frame, { askId: params.askId!, tried: null, isSaved: query.said === 'saved' })
}

async function teamFormPage(
  scope: StaffScope,
  frame: Frame,
  { askId, ...around }: Pick<TeamFormPageProps, 'tried' | 'isSaved'> & { readonly askId: string },
): Promise<Shown> {
  const { ask, sent } = await readTeamForm(scope, { askId })
  await recordSight(scope, { persons: [ask.personId], page: 'questionnaires' })
  await countStaffAct(scope, { kind: 'clinic-page' })
  const answers = sent ? answersIn(JSON.parse(sent) as Resource) : null
  const totals = ask.score === null ? [] : totalsLike(ask, await listFormsOfPerson(scope, ask))
  return {
    view: <TeamFormPage {...{ frame, ask, answers, totals }} {...around} />,
    ...(around.tried !== null && { status: 422 }),
  }
}

/** Says that it was read, writes to the patient, or asks no more. */
export async function actOnTeamForm(scope: StaffScope, { params, form }: Visit, frame: Frame): Promise<Shown> {
  await openTeams(scope)
  const { ask, sent } = await readTeamForm(scope, { askId: params.askId! })
  const { askId, personId } = ask
  const text = (form.text ?? '').trim().slice(0, LONGEST_ANSWER)
  if (form.does === 'end') await endTeamForm(scope, { askId })
  else if (!sent || (form.does !== 'seen' && form.does !== 'answered'))
    throw new Invalid('form', { detail: 'what to do with the answers' })
  else if (form.does === 'answered' && text === '')
    return teamFormPage(scope, frame, { askId, tried: text, isSaved: false })
  else await sayToForm(scope, { askId, word: form.does, text })
  await recordSight(scope, { persons: [personId], page: 'questionnaires' })
  await countStaffAct(scope, { kind: 'clinic-questionnaire' })
  return { goTo: paths.teamForm(askId, 'saved') }
}

/** The answers as a QuestionnaireResponse, for the institution's own system. */
export async function downloadTeamForm(scope: StaffScope, { params }: Visit): Promise<Shown> {
  await openTeams(scope)
  const { ask, sent } = await readTeamForm(scope, { askId: params.askId! })
  if (!sent) throw new NotFound('questionnaire', { detail: 'nothing was sent' })
  await recordSight(scope, { persons: [ask.personId], page: 'questionnaires' })
  const name = `questionnaire-response-${ask.askId}.json`
  return { file: { contentType: 'application/fhir+json; charset=utf-8', name, bytes: Buffer.from(sent) } }
}
