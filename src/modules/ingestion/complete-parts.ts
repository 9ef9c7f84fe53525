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
  const pieces = byItem(feed, those)
  if (pieces.size === 0) return those
  const ids = [...pieces.keys()]
  const isTheirs = ({ itemId, personId }: StoredContent) => {
    const owner = pieces.get(itemId)![0]!.personId
    return owner === undefined || owner === personId
  }
  const contents = new Map((await listContents(scope, { ids })).filter(isTheirs).map((each) => [each.itemId, each]))
  const whole = new Map<Incoming, readonly ResourcePiece[]>()
  const others: ItemId[] = []
  for (const [id, those] of pieces) {
    const easy = completeAtOnce(those, contents.get(id) ?? null, scope.now)
    if (easy) whole.set(those[0]!, [easy])
    else others.push(id)
  }
  const lines = await linesOf(scope, others, { pieces, contents, isTheirs })
  for (const id of others)
    for (const each of pieces.get(id)!) whole.set(each, lines.get(id)!.take(each.piece, scope.now))
  return those.flatMap((each) => whole.get(each)?.map((piece) => ({ ...each, piece })) ?? [each])
}

/** Of each item that something is said of in part, all that is said of it, in order. */
function byItem<Each extends Incoming>(feed: Feed, those: readonly Each[]): ReadonlyMap<ItemId, readonly Each[]> {
  const isOpen = ({ piece }: Each) => piece.isPartial && piece.said === null
  const nameOf = ({ piece }: Each) => `${piece.resource.resourceType}/${piece.sourceId}`
  const open = new Set(those.filter(isOpen).map(nameOf))
  const items = new Map<ItemId, Each[]>()
  if (open.size === 0) return items
  for (const each of those) {
    if (!open.has(nameOf(each))) continue
    const { resource, sourceId } = each.piece
    const id = itemIdOf(feed.institutionId, resource.resourceType, sourceId)
    const known = items.get(id)
    if (known) known.push(each)
    else items.set(id, [each])
  }
  return items
}

/** Nearly all: what nothing is known of yet, and what says again what it said before. */
function completeAtOnce(
  [first, ...others]: readonly Incoming[],
  stored: StoredContent | null,
  now: Instant,
): ResourcePiece | null {
  return first && others.length === 0 ? wholeAsItIs(first.piece, stored, now) : null
}

type Known = {
  readonly pieces: ReadonlyMap<ItemId, readonly Incoming[]>
  readonly contents: ReadonlyMap<ItemId, StoredContent>
  readonly isTheirs: (content: StoredContent) => boolean
}

/** The lines of these items: the current versions, and where something comes late, all. */
async function linesOf(
  scope: SystemScope,
  ids: readonly ItemId[],
  { pieces, contents, isTheirs }: Known,
): Promise<ReadonlyMap<ItemId, VersionLine>> {
  const lines = new Map(ids.map((id) => [id, new VersionLine()]))
  for (const [id, line] of lines) {
    const content = contents.get(id)
    if (content) line.addStored(content)
  }
  const isLate = (id: ItemId) =>
    pieces.get(id)!.some(({ piece }) => lines.get(id)!.goesOnAfter(versionFacts(piece, scope.now)))
  const late = ids.filter(isLate)
  for (const id of late) lines.set(id, new VersionLine())
  for (const content of (await listAllContents(scope, { ids: late })).filter(isTheirs))
    lines.get(content.itemId)!.addStored(content)
  for (const id of late) lines.get(id)!.makeWhole()
  return lines
}
