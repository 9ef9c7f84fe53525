import { Conflict, Invalid, NotFound } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import {
  CODES_A_PAGE,
  type CodeState,
  type CodeWithSuggestions,
  countCodes,
  listCodes,
  readTermsSetting,
  setTermsSetting,
  settleCode,
  suggestFor,
} from '#terminology'
import { paths, type TermsPlace } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { TermsPage } from './terms-page.tsx'

const STATES: readonly CodeState[] = ['open', 'proposed', 'mapped', 'unmappable']

/** Local codes in one state: the queue, or what was decided. */
export async function showTerms(scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  const state = STATES.find((each) => each === query.state) ?? 'open'
  const page = pageOf(query.page)
  const institution = query.institution || null
  const { codes, hasMore } = await listCodes(scope, { institutionId: institution, state, page })
  const saved = query.saved === undefined ? null : Number(query.saved)
  const without = (): readonly CodeWithSuggestions[] => codes.map((code) => ({ code, suggestions: [], sure: null }))
  return {
    view: (
      <TermsPage
        frame={frame}
        place={termsPlaceOf(scope)}
        counts={await countCodes(scope)}
        state={state}
        institution={institution}
        page={page}
        hasMore={hasMore}
        codes={state === 'open' ? await suggestFor(scope, codes) : without()}
        done={saved === null || !Number.isInteger(saved) ? null : { saved, notSaved: Number(query['not-saved']) || 0 }}
        setting={await readTermsSetting(scope)}
        isSteward={scope.role === 'steward'}
      />
    ),
  }
}

/** Where the visitor works: the own institution, or the region. */
export function termsPlaceOf({ role }: StaffScope): TermsPlace {
  return role === 'institution-administrator' ? 'institution' : 'region'
}

const MOST_PAGES = 1_000

function pageOf(text: string | undefined): number {
  const page = Number(text ?? 1)
  return Number.isInteger(page) && page > 0 && page <= MOST_PAGES ? page : 1
}

/** Takes a page of choices, line by line: what cannot be saved stays in the queue and is counted. */
export async function saveTerms(scope: StaffScope, { form }: Visit): Promise<Shown> {
  if (form.setting === 'yes') {
    await setTermsSetting(scope, { fourEyes: form['four-eyes'] === 'yes', byItself: form['by-itself'] === 'yes' })
    return { goTo: paths.terms(termsPlaceOf(scope)) }
  }
  let [saved, notSaved] = [0, 0]
  for (let at = 0; at < CODES_A_PAGE; at++) {
    const outcome = await saveLine(scope, form, String(at))
    if (outcome === 'saved') saved++
    if (outcome === 'not-saved') notSaved++
  }
  const institution = form.institution || null
  return { goTo: paths.terms(termsPlaceOf(scope), { institution, saved, notSaved }) }
}

type Form = Visit['form']

/** One choice of a form; nothing where it was left for later. */
export async function saveLine(scope: StaffScope, form: Form, at: string): Promise<'saved' | 'not-saved' | null> {
  const [codeKey, institutionId, choice] = [form[`key-${at}`], form[`institution-${at}`], form[`choice-${at}`]]
  if (!codeKey || !institutionId || !choice || choice === 'later') return null
  const loinc = choice === 'other' ? (form[`other-${at}`]?.trim() ?? '') : choice
  const word = choice === 'cannot' ? 'cannot' : 'map'
  try {
    const reason = form[`reason-${at}`] ?? ''
    const suggested = { chosen: choice === 'other' ? 'another' : 'suggested' }
    await settleCode(scope, { institutionId, codeKey, word, loinc, reason, suggested })
    return 'saved'
  } catch (fault) {
    if (fault instanceof Invalid || fault instanceof Conflict || fault instanceof NotFound) return 'not-saved'
    throw fault
  }
}
