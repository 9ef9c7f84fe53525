import type { Instant } from '#base/instant'
import { contentHash } from './content-hash.ts'
import type { ResourcePiece } from './piece.ts'
import { versionFacts } from './version-line.ts'

/**
 * Leaves out of a batch what says the same as the piece before it of the same resource: a patient who comes with each of a
 * hundred messages is looked at once. Of two the later stays, by the sender's time, and answers for both.
 */
export function withoutRepeats(pieces: readonly ResourcePiece[], now: Instant): readonly ResourcePiece[] {
  const last = new Map<string, number>()
  const kept: ResourcePiece[] = []
  for (const piece of pieces) {
    const name = `${piece.resource.resourceType}/${piece.sourceId}`
    const at = last.get(name)
    const before = at === undefined ? undefined : kept[at]
    if (before && isRepeat(before, piece)) kept[at!] = together(before, piece, now)
    else {
      last.set(name, kept.length)
      kept.push(piece)
    }
  }
  return kept
}

function isRepeat(before: ResourcePiece, piece: ResourcePiece): boolean {
  return before.isPartial === piece.isPartial && contentHash(before.resource).equals(contentHash(piece.resource))
}

function together(before: ResourcePiece, piece: ResourcePiece, now: Instant): ResourcePiece {
  const isLater = versionFacts(piece, now).sourceAt >= versionFacts(before, now).sourceAt
  const [stays, goes] = isLater ? [piece, before] : [before, piece]
  return { ...stays, repeats: [...before.repeats, ...piece.repeats, goes.account] }
}
