import type { Candidate } from '../verdict.ts'

/** Whatever a rule or a clinician says, nothing but the law keeps an item closed beyond the region's longest wait. */
export function safetyNet(said: Candidate, netAt: number): Candidate {
  if (said.verdict === 'blocked' || said.at <= netAt) return said
  return { ...said, at: netAt }
}
