import type { StaffScope } from '#platform/database/scopes'
import { gatherFor } from './gather-for.ts'
import { type LocalCode, testOf } from './local-code.ts'
import { type Suggestion, suggest } from './suggest/suggest.ts'
import type { LoincTest } from './test-table.ts'

/** A suggestion in words that can be shown. */
export type NamedSuggestion = Suggestion & { readonly test: LoincTest | null }

export type CodeWithSuggestions = {
  readonly code: LocalCode
  readonly suggestions: readonly NamedSuggestion[]
  readonly sure: string | null
}

/** What each of some codes may be, the best first. */
export async function suggestFor(
  scope: StaffScope,
  codes: readonly LocalCode[],
): Promise<readonly CodeWithSuggestions[]> {
  if (codes.length === 0) return []
  const knowledge = await gatherFor(scope, codes)
  return codes.map((code) => {
    const { all, sure } = suggest(testOf(code), knowledge)
    return { code, sure, suggestions: all.map((each) => ({ ...each, test: knowledge.table.find(each.loinc) })) }
  })
}
