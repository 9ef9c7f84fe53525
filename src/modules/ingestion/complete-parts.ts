import type { ItemId, PersonId } from '#base/ids'
import type { Feed } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import { itemIdOf, listAllContents, listContents, type StoredContent } from '#record'
import type { ResourcePiece } from './piece.ts'
import { VersionLine, versionFacts } from './version-line.ts'

/** A resource, and whose it is where that is known: what another person's item said completes nobody else's. */
type Incoming = { readonly piece: ResourcePiece; readonly personId?: PersonId }

/**
 * Makes resources whole that say only a part: what they leave out is as the version before them had it, by the time of the
 * sender. One that comes late takes its place in the line, and what came after it is made whole anew; where that changes
 * the current version, it follows as a piece of ours.
 */
export async function completeParts<Each extends Incoming>(
  scope: SystemScope,
  { feed, those }: { readonly feed: Feed; readonly those: readonly Each[] },
): Promise<readonly Each[]> {
  const idOf = ({ piece }: Each) => itemIdOf(feed.institutionId, piece.resource.resourceType, piece.sourceId)
  const parts = new Set(those.filter(({ piece }) => piece.isPartial && piece.said === null).map(idOf))
  if (parts.size === 0) return those
  const owners = new Map(those.map((each) => [idOf(each), each.personId]))
  const lines = linesOf(await listContents(scope, { ids: [...parts] }), owners)
  const late = those.filter((each) => lines.get(idOf(each))?.goesOnAfter(versionFacts(each.piece, scope.now))).map(idOf)
  for (const [id, line] of linesOf(await listAllContents(scope, { ids: late }), owners)) {
    line.makeWhole()
    lines.set(id, line)
  }
  return those.flatMap((each) => {
    const id = idOf(each)
    if (!parts.has(id)) return [each]
    const line = lines.get(id) ?? new VersionLine()
    lines.set(id, line)
    return line.take(each.piece, scope.now).map((piece) => ({ ...each, piece }))
  })
}

function linesOf(
  contents: readonly StoredContent[],
  owners: ReadonlyMap<ItemId, PersonId | undefined>,
): Map<ItemId, VersionLine> {
  const lines = new Map<ItemId, VersionLine>()
  for (const content of contents) {
    const owner = owners.get(content.itemId)
    if (owner !== undefined && owner !== content.personId) continue
    const line = lines.get(content.itemId) ?? new VersionLine()
    line.addStored(content)
    lines.set(content.itemId, line)
  }
  return lines
}
