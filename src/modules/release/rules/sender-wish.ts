import { SENDER_WISH } from '../built-in-rules.ts'
import type { CompiledRulebook } from '../compile-rulebook.ts'
import type { Candidate, ReleaseFacts } from '../verdict.ts'

/**
 * A wish that came with the result (HL7 v2, OBX-26, table 0909) adds the delay that the rulebook allows for its code, and
 * never takes one away. A code that the rulebook does not list adds nothing; SWNL and SIDC cannot be listed.
 */
export function senderWish(facts: ReleaseFacts, said: Candidate, start: number, book: CompiledRulebook): Candidate {
  if (facts.senderWishes.length === 0 || said.verdict === 'blocked') return said
  let wished = said
  for (const code of facts.senderWishes) {
    const wait = book.senderWaits.get(code)
    if (!wait) continue
    const limit = start + wait.waitMs
    const commented = wait.endsWithComment ? (facts.commentedAt?.getTime() ?? Number.NaN) : Number.NaN
    const at = commented <= limit ? Math.max(start, commented) : limit
    if (at <= wished.at) continue
    const because = `The sender asked to wait (${code}), as the rulebook allows.`
    const verdict = wait.endsWithComment ? 'after-comment' : 'delayed'
    wished = { verdict, at, rule: SENDER_WISH, because, floorAt: at }
  }
  return wished
}
