import { recordSight } from '#audit'
import { Invalid } from '#base/errors'
import { readClinicalDate } from '#base/instant'
import { type DecisionFault, type DecisionWord, type MatchCase, readMatchCase, recordDecision } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { placeOf } from '../place-of.ts'
import { CasePage } from './case-page.tsx'
import { ConfirmPage } from './confirm-page.tsx'
import type { Said } from './said.ts'

/** One patient beside whom they may be, field by field. Everybody who is shown finds the look in their access log. */
export async function showCase(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const found = await readMatchCase(scope, { caseId: visit.params.caseId! })
  await recordSight(scope, { persons: personsOf(found), page: 'identity' })
  return { view: <CasePage frame={frame} place={placeOf(scope)} found={found} isDone={visit.query.done === 'yes'} /> }
}

/** Asks once more before anything changes; then writes the decision down, which is carried out before the answer. */
export async function decideCase(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const place = placeOf(scope)
  const caseId = visit.params.caseId!
  const found = await readMatchCase(scope, { caseId })
  const said = readSaid(visit)
  const ready = said.word !== null && !said.fault && (visit.form.sure === 'yes' || said.word === 'unsure')
  if (!ready || said.word === null) {
    await recordSight(scope, { persons: personsOf(found), page: 'identity' })
    const fault = faultBefore(found, said)
    return fault
      ? { view: <CasePage frame={frame} place={place} found={found} said={{ ...said, fault }} />, status: 422 }
      : { view: <ConfirmPage frame={frame} place={place} found={found} said={said} /> }
  }
  const { fault } = await recordDecision(scope, { ...said, caseId, word: said.word })
  await recordSight(scope, { persons: personsOf(found), page: fault ? 'identity' : 'identity-decided' })
  if (fault)
    return { view: <CasePage frame={frame} place={place} found={found} said={{ ...said, fault }} />, status: 422 }
  return { goTo: paths.case(place, caseId, true) }
}

function personsOf({ patient, candidates }: MatchCase) {
  return [...(patient ? [patient] : []), ...candidates].map(({ personId }) => personId)
}

const WORDS: readonly DecisionWord[] = ['same', 'other', 'unsure', 'confirm', 'refuse', 'undo']

/** What the form says; `same` carries its candidate behind a colon. */
function readSaid({ form }: Visit): Said {
  const [word, candidateLink = null] = (form.word ?? '').split(':')
  const day = form['received-from'] ? readClinicalDate(form['received-from']) : null
  const turn = Number(form.turn)
  if (!Number.isInteger(turn) || turn < 1) throw new Invalid('form', { detail: 'no turn' })
  return {
    turn,
    word: WORDS.find((each) => each === word) ?? null,
    candidateLink,
    reason: form.reason ?? '',
    follows: ['self', 'delegate', 'guardian'].filter((capacity) => form[`follow-${capacity}`] === 'yes'),
    receivedFrom: day?.precision === 'day' ? day.sortAt : null,
    fault: form['received-from'] && day?.precision !== 'day' ? 'day' : null,
  }
}

/** What can be said before the decision is written: the rest is the index's to say. */
function faultBefore(found: MatchCase, said: Said): Said['fault'] {
  if (said.fault) return said.fault
  if (said.turn !== found.nextTurn) return 'overtaken'
  if (said.word === null) return 'word'
  if (!found.words.includes(said.word)) return 'overtaken'
  const isCandidate = found.candidates.some(({ linkId }) => linkId === said.candidateLink)
  if (said.word === 'same' && !isCandidate) return 'candidate'
  return said.reason.trim() === '' ? ('reason' satisfies DecisionFault) : null
}
