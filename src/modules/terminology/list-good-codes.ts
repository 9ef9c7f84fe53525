import type { StaffScope } from '#platform/database/scopes'
import { listCodes } from './list-codes.ts'
import { clearProposalOf } from './suggest/proposal.ts'
import { type CodeWithSuggestions, suggestFor } from './suggest-for.ts'

/** So many good ones stand together: two lines each, looked through in a minute or two. */
export const GOOD_CODES_A_PAGE = 40
/** So many codes of the queue are looked at for one page. */
const MOST_LOOKED_AT = 1_000

export type GoodCodes = {
  readonly codes: readonly CodeWithSuggestions[]
  /** How many codes of the queue stand before the next page. */
  readonly end: number
  readonly hasMore: boolean
}

/** Codes of the queue for which one suggestion stands out, those that most results came with first. */
export async function listGoodCodes(
  scope: StaffScope,
  { institutionId, skip }: { readonly institutionId: string | null; readonly skip: number },
): Promise<GoodCodes> {
  const codes: CodeWithSuggestions[] = []
  for (let end = skip; ; ) {
    const part = await listCodes(scope, { institutionId, state: 'open', skip: end })
    for (const each of await suggestFor(scope, part.codes)) {
      end++
      if (clearProposalOf(each) !== null) codes.push(each)
      if (codes.length === GOOD_CODES_A_PAGE) return { codes, end, hasMore: true }
    }
    if (!part.hasMore || end - skip >= MOST_LOOKED_AT) return { codes, end, hasMore: part.hasMore }
  }
}
