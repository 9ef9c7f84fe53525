import type { Category, Language } from '#base/categories'
import type { Instant } from '#base/instant'
import type { PatientScope } from '#platform/database/scopes'
import { hasTapped, listComments, listVerdicts } from '#release'
import { findCall, findCorrection } from '#requests'
import type { CorrectionView, ItemPageData } from '../view-types.ts'

/** Where it is worth asking how it was to read something: results, and what somebody wrote about one. */
const WORTH_ASKING: ReadonlySet<Category> = new Set([
  'laboratory',
  'microbiology',
  'pathology',
  'radiology',
  'clinical-notes',
  'discharge-summaries',
])

/** What stands beside an open item: comments, how it came to be open, how it was to read it. */
export async function besideOf(
  scope: PatientScope,
  { itemId, category }: { readonly itemId: string; readonly category: Category },
  language: Language,
): Promise<Pick<ItemPageData, 'comments' | 'verdicts' | 'pulse' | 'correction'>> {
  const comments = await listComments(scope, { itemId })
  const verdicts = await listVerdicts(scope, { itemId })
  return {
    comments,
    verdicts: verdicts.map(({ spoken, ...verdict }) => ({ ...verdict, ruleText: spoken?.says[language] ?? '' })),
    pulse: mayTap(scope, category) ? await pulseOf(scope, itemId) : null,
    correction: isOwn(scope) ? { asked: await askedToCorrect(scope, itemId) } : null,
  }
}

/** Only the person says how it was, and nobody who looks with their eyes. */
function mayTap(scope: PatientScope, category: Category): boolean {
  return isOwn(scope) && WORTH_ASKING.has(category)
}

function isOwn(scope: PatientScope): boolean {
  return scope.capacity === 'self' && !scope.isPreview
}

async function askedToCorrect(scope: PatientScope, itemId: string): Promise<CorrectionView['asked']> {
  const asked = await findCorrection(scope, { itemId })
  return asked && { requestId: asked.requestId, dueAt: asked.dueAt as Instant }
}

async function pulseOf(scope: PatientScope, itemId: string): Promise<NonNullable<ItemPageData['pulse']>> {
  const call = await findCall(scope, { itemId })
  return { isGiven: await hasTapped(scope, { itemId }), callDueAt: call?.dueAt ?? null }
}
