import type { Instant } from '#base/instant'
import type { ProposalHead, Stage } from './proposal.ts'

type StageFacts = Pick<ProposalHead, 'lastWord' | 'positionsUntil' | 'decisionId' | 'publishedVersion'>

/** Where a proposal stands at `now`: the newest step says it, and first positions end by their day. */
export function stageOf({ lastWord, positionsUntil, decisionId, publishedVersion }: StageFacts, now: Instant): Stage {
  if (publishedVersion !== null) return 'published'
  if (decisionId !== null) return 'decided'
  if (lastWord === 'returned' || lastWord === 'withdrawn') return lastWord
  if (lastWord === 'to-vote') return 'voting'
  return positionsUntil > now ? 'positions' : 'discussion'
}
