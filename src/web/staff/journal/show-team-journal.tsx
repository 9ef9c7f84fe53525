import { findPatientBeside } from '#access'
import { countStaffAct } from '#adoption'
import { recordFruitlessSearch, recordSight } from '#audit'
import { Invalid, NotFound } from '#base/errors'
import { plainDigits } from '#base/plain-digits'
import { listAgreements } from '#institutions'
import {
  type AskOrder,
  askForMeasurements,
  asValueKind,
  endTeamAsk,
  listTakingTeams,
  listTeamAsks,
  readLimits,
  readNumber,
  readTeamAsk,
  sayToValues,
  TEAM_WORDS,
} from '#journal'
import { openTeams } from '#messaging'
import type { StaffScope } from '#platform/database/scopes'
import { takeCare } from '#platform/database/take-care'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { dayAfter, dayAt, isDay } from '../../start-of-day.ts'
import { type AskFault, NewAskPage, type NewAskPageProps } from './new-ask-page.tsx'
import { TeamAskPage, type TeamAskPageProps } from './team-ask-page.tsx'
import { TeamJournalPage } from './team-journal-page.tsx'

const LONGEST_ANSWER = 2000
const LONGEST_WORDS = 1000
const A_YEAR_DAYS = 366
/** Four weeks; the clinician says otherwise. */
const USUAL_DAYS = 28

/** What the own teams have asked for. Everybody who is named finds the look in their access log. */
export async function showTeamJournal(scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  const teams = await openTeams(scope)
  const asks = await listTeamAsks(scope)
  await recordSight(scope, { persons: asks.map(({ personId }) => personId), page: 'journal' })
  const takesAny = (await listTakingTeams(scope, { teams })).length > 0
  const said = query.said === 'sent' || query.said === 'twice' ? query.said : null
  return { view: <TeamJournalPage frame={frame} asks={asks} takesAny={takesAny} said={said} /> }
}

/** The form that asks a patient; first for the number. */
export function showNewAsk(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const until = dayAfter(dayAt(frame.now, frame.timeZone), USUAL_DAYS)
  return newAskPage(scope, frame, { number: visit.query.number?.trim() ?? '', typed: { until }, fault: null })
}

type Around = Pick<NewAskPageProps, 'number' | 'typed' | 'fault'>

async function newAskPage(scope: StaffScope, frame: Frame, around: Around): Promise<Shown> {
  const teams = await listTakingTeams(scope, { teams: await openTeams(scope) })
  if (teams.length === 0) throw new NotFound('page', { detail: 'no team of theirs reads measurements' })
  const { number } = around
  const patient = number ? await findPatientBeside(scope, { number }) : null
  if (number && !patient) await recordFruitlessSearch(scope, { page: 'clinic' })
  if (patient) await recordSight(scope, { persons: [patient.personId], page: 'journal' })
  const institution =
    (await listAgreements(scope)).find((line) => line.institutionId === scope.institutionId)?.institutionName ?? ''
  return {
    view: <NewAskPage {...{ frame, institution, teams, patient }} {...around} />,
    ...(around.fault && { status: 422 }),
  }
}

/** Asks the patient; what is wrong comes back with what was typed. */
export async function sendNewAsk(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const number = form.number?.trim() ?? ''
  const teams = await openTeams(scope)
  const patient = number ? await findPatientBeside(scope, { number }) : null
  if (!patient) return newAskPage(scope, frame, { number, typed: form, fault: null })
  const read = readOrder(form, teams, dayAt(frame.now, frame.timeZone))
  if ('fault' in read) return newAskPage(scope, frame, { number, typed: form, fault: read.fault })
  await takeCare(scope, [patient.personId])
  const personName = [patient.given, patient.family].filter(Boolean).join(' ')
  const order = { ...read, personId: patient.personId, personName, birthDate: patient.birthDate }
  const askId = await askForMeasurements(scope, order)
  await recordSight(scope, { persons: [patient.personId], page: 'journal' })
  await countStaffAct(scope, { kind: 'clinic-journal' })
  return { goTo: paths.teamJournal(askId ? 'sent' : 'twice') }
}

type Asked = Omit<AskOrder, 'personId' | 'personName' | 'birthDate'>

function readOrder(form: Visit['form'], teams: readonly string[], today: string): Asked | { readonly fault: AskFault } {
  const teamId = teams.find((each) => each === form.team)
  if (!teamId) return { fault: 'team' }
  const kind = asValueKind(form.kind)
  if (!kind) return { fault: 'kind' }
  const timesWeekly = readNumber(form.often ?? '', { least: 1, most: 28 }, 0)
  if (timesWeekly === null) return { fault: 'often' }
  const untilDay = plainDigits((form.until ?? '').trim())
  if (!isDay(untilDay) || untilDay < today || untilDay > dayAfter(today, A_YEAR_DAYS)) return { fault: 'until' }
  const limits = readLimits(kind, form)
  if (!limits) return { fault: 'limits' }
  return { teamId, kind, timesWeekly, untilDay, ...limits, words: (form.words ?? '').trim().slice(0, LONGEST_WORDS) }
}

/** What one patient has sent. */
export async function showTeamAsk(scope: StaffScope, { params, query }: Visit, frame: Frame): Promise<Shown> {
  await openTeams(scope)
  return teamAskPage(scope, frame, { askId: params.askId!, tried: null, isSaved: query.said === 'saved' })
}

async function teamAskPage(
  scope: StaffScope,
  frame: Frame,
  { askId, ...around }: Pick<TeamAskPageProps, 'tried' | 'isSaved'> & { readonly askId: string },
): Promise<Shown> {
  const { ask, values } = await readTeamAsk(scope, { askId })
  await recordSight(scope, { persons: [ask.personId], page: 'journal' })
  await countStaffAct(scope, { kind: 'clinic-page' })
  return {
    view: <TeamAskPage {...{ frame, ask, values }} {...around} />,
    ...(around.tried && { status: 422 }),
  }
}

/** Says something to what waits, or ends it. */
export async function actOnTeamAsk(scope: StaffScope, { params, form }: Visit, frame: Frame): Promise<Shown> {
  await openTeams(scope)
  const { ask } = await readTeamAsk(scope, { askId: params.askId! })
  const { askId } = ask
  if (form.does === 'end') {
    await endTeamAsk(scope, { askId })
    return { goTo: paths.teamAsk(askId) }
  }
  if (form.does !== 'say') throw new Invalid('form', { detail: 'what to do with the values' })
  const word = TEAM_WORDS.find((each) => each === form.word)
  const text = (form.text ?? '').trim().slice(0, LONGEST_ANSWER)
  const fault = word ? (word === 'answered' && text === '' ? 'text' : null) : 'word'
  if (!word || fault)
    return teamAskPage(scope, frame, { askId, tried: { word, text, fault: fault ?? 'word' }, isSaved: false })
  await sayToValues(scope, { askId, upTo: form.upTo ?? '', word, text })
  await recordSight(scope, { persons: [ask.personId], page: 'journal' })
  await countStaffAct(scope, { kind: 'clinic-journal' })
  return { goTo: paths.teamAsk(askId, 'saved') }
}
