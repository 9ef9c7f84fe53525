import type { StaffScope } from '#platform/database/scopes'
import {
  type CodeState,
  countCodes,
  GOOD_CODES_A_PAGE,
  listCodes,
  listGoodCodes,
  readTermsSetting,
  setTermsSetting,
  suggestFor,
} from '#terminology'
import { paths, type SiteOrRegion } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { saveLines } from './save-lines.ts'
import { TermsPage, type TermsPageProps } from './terms-page.tsx'

const STATES: readonly CodeState[] = ['open', 'proposed', 'mapped', 'unmappable']

/** Local codes in one state: the queue, or what was decided. */
export async function showTerms(scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  const asked = {
    state: STATES.find((each) => each === query.state) ?? 'open',
    institution: query.institution || null,
    isGood: query.good === 'yes',
    skip: skipOf(query.skip),
  }
  const saved = query.saved === undefined ? null : Number(query.saved)
  return {
    view: (
      <TermsPage
        frame={frame}
        place={termsPlaceOf(scope)}
        counts={await countCodes(scope)}
        {...asked}
        {...(await codesOf(scope, asked))}
        done={saved === null || !Number.isInteger(saved) ? null : { saved, notSaved: Number(query['not-saved']) || 0 }}
        setting={await readTermsSetting(scope)}
        isSteward={scope.role === 'steward'}
      />
    ),
  }
}

type Asked = Pick<TermsPageProps, 'state' | 'institution' | 'isGood' | 'skip'>

async function codesOf(scope: StaffScope, asked: Asked): Promise<Pick<TermsPageProps, 'codes' | 'end' | 'hasMore'>> {
  const { state, institution: institutionId, skip } = asked
  if (state === 'open' && asked.isGood) return listGoodCodes(scope, { institutionId, skip })
  const { codes, hasMore } = await listCodes(scope, { institutionId, state, skip })
  const end = skip + codes.length
  if (state === 'open') return { codes: await suggestFor(scope, codes), end, hasMore }
  return { codes: codes.map((code) => ({ code, suggestions: [], sure: null })), end, hasMore }
}

/** Where the visitor works: the own institution, or the region. */
export function termsPlaceOf({ role }: StaffScope): SiteOrRegion {
  return role === 'institution-administrator' ? 'institution' : 'region'
}

const MOST_SKIPPED = 100_000

function skipOf(text: string | undefined): number {
  const skip = Number(text || 0)
  return Number.isInteger(skip) && skip > 0 && skip <= MOST_SKIPPED ? skip : 0
}

/** Takes a page of choices; then come the codes behind them, so that what was left for later does not stand in the way. */
export async function saveTerms(scope: StaffScope, { form }: Visit): Promise<Shown> {
  const place = termsPlaceOf(scope)
  if (form.setting === 'yes') {
    await setTermsSetting(scope, { fourEyes: form['four-eyes'] === 'yes', byItself: form['by-itself'] === 'yes' })
    return { goTo: paths.terms(place) }
  }
  const { saved, notSaved } = await saveLines(scope, form, GOOD_CODES_A_PAGE)
  const state = STATES.find((each) => each === form.state) ?? 'open'
  const skip = skipOf(String(skipOf(form.end) - saved))
  const isGood = form.good === 'yes'
  const institution = form.institution || null
  return {
    goTo: paths.terms(place, { ...(state !== 'open' && { state }), institution, isGood, skip, saved, notSaved }),
  }
}
