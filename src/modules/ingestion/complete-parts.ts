import type { ItemId, PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { Feed } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import { itemIdOf, listAllContents, listContents, type StoredContent } from '#record'
import type { ResourcePiece } from './piece.ts'
import { VersionLine, versionFacts, wholeAsItIs } from './version-line.ts'

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
  const contents = (await listContents(scope, { ids: [...parts] })).filter((content) => isTheirs(content, owners))
  const easy = completeAtOnce(those, idOf, contents, scope.now)
  const lines = linesOf(contents.filter(({ itemId }) => !easy.has(itemId)))
  const late = those.filter((each) => lines.get(idOf(each))?.goesOnAfter(versionFacts(each.piece, scope.now))).map(idOf)
  const all = (await listAllContents(scope, { ids: late })).filter((content) => isTheirs(content, owners))
  for (const [id, line] of linesOf(all)) {
    line.makeWhole()
    lines.set(id, line)
  }
  return those.flatMap((each) => {
    const id = idOf(each)
    if (!parts.has(id)) return [each]
    const whole = easy.get(id)
    if (whole) return [{ ...each, piece: whole }]
    const line = lines.get(id) ?? new VersionLine()
    lines.set(id, line)
    return line.take(each.piece, scope.now).map((piece) => ({ ...each, piece }))
  })
}

function isTheirs({ itemId, personId }: StoredContent, owners: ReadonlyMap<ItemId, PersonId | undefined>): boolean {
  const owner = owners.get(itemId)
  return owner === undefined || owner === personId
}

/** Nearly all: what nothing is known of yet, and what says again what it said before. */
function completeAtOnce<Each extends Incoming>(
  those: readonly Each[],
  idOf: (each: Each) => ItemId,
  contents: readonly StoredContent[],
  now: Instant,
): ReadonlyMap<ItemId, ResourcePiece> {
  const stored = new Map(contents.map((content) => [content.itemId, content]))
  const pieces = Map.groupBy(those, idOf)
  const easy = new Map<ItemId, ResourcePiece>()
  for (const [id, [first, ...others]] of pieces) {
    if (!first || others.length > 0 || !first.piece.isPartial || first.piece.said !== null) continue
    const whole = wholeAsItIs(first.piece, stored.get(id) ?? null, now)
    if (whole) easy.set(id, whole)
  }
  return easy
}

function linesOf(contents: readonly StoredContent[]): Map<ItemId, VersionLine> {
  const lines = new Map<ItemId, VersionLine>()
  for (const content of contents) {
    const line = lines.get(content.itemId) ?? new VersionLine()
    line.addStored(content)
    lines.set(content.itemId, line)
  }
  return lines
}
