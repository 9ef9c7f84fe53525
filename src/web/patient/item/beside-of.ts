import type { Category, Language } from '#base/categories'
import type { PatientScope } from '#platform/database/scopes'
import { hasTapped, listComments, listVerdicts } from '#release'
import { findCall } from '#requests'
import type { ItemPageData } from '../view-types.ts'

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
): Promise<Pick<ItemPageData, 'comments' | 'verdicts' | 'pulse'>> {
  const comments = await listComments(scope, { itemId })
  const verdicts = await listVerdicts(scope, { itemId })
  return {
    comments,
    verdicts: verdicts.map(({ spoken, ...verdict }) => ({ ...verdict, ruleText: spoken?.says[language] ?? '' })),
    pulse: mayTap(scope, category) ? await pulseOf(scope, itemId) : null,
  }
}

/** Only the person says how it was, and nobody who looks with their eyes. */
function mayTap(scope: PatientScope, category: Category): boolean {
  return scope.capacity === 'self' && !scope.isPreview && WORTH_ASKING.has(category)
}

async function pulseOf(scope: PatientScope, itemId: string): Promise<NonNullable<ItemPageData['pulse']>> {
  const call = await findCall(scope, { itemId })
  return { isGiven: await hasTapped(scope, { itemId }), callDueAt: call?.dueAt ?? null }
}
