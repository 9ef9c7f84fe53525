import type { Instant } from '#base/instant'
import { lastUpdated } from '#formats/fhir/last-updated'
import type { Resource } from '#formats/fhir/types'
import { completeFrom } from '#formats/hl7v2/complete-from'
import { DELETED_ELEMENT } from '#formats/hl7v2/to-fhir/partial'
import { decideVersion, maturityOf, type StoredContent, type VersionFacts, versionTime } from '#record'
import type { ResourcePiece } from './piece.ts'
import {
  contentOf,
  exactly,
  isSameButTime,
  readSaid,
  saidAll,
  saysAll,
  withoutRawDigits,
  writeSaid,
} from './what-was-said.ts'

type Version = {
  readonly facts: VersionFacts
  /** What was said, where that was a part; null: all of it. */
  readonly said: Resource | null
  /** What was known once it had been said. */
  whole: Resource
}

/** By what a resource on its way is compared with other versions of it. */
export function versionFacts({ resource, receivedAt }: ResourcePiece, now: Instant): VersionFacts {
  return { maturity: maturityOf(resource), ...versionTime(lastUpdated(resource), receivedAt ?? now) }
}

/**
 * A part that needs nothing from before: nothing is known of its item, or just this has been said, and is said again. Null
 * when it must be looked at more closely.
 */
export function wholeAsItIs(piece: ResourcePiece, stored: StoredContent | null, now: Instant): ResourcePiece | null {
  if (piece.text.includes(DELETED_ELEMENT)) return null
  const said = saidAll(piece.resource)
  if (!stored) return { ...piece, said }
  const isAgain = stored.said !== null && saysAll(stored.said) && isSameButTime(stored.body, piece.text)
  const isLater = versionFacts(piece, now).sourceAt >= stored.sourceAt
  return isAgain && isLater ? { ...piece, said, saidByNow: said } : null
}

/**
 * The versions of one item in the order of what they say, whatever order they came in: what a part leaves out is as the
 * version before it had it.
 */
export class VersionLine {
  readonly #versions: Version[] = []
  /** Every content that the record has of the item; the same once more is no version of its own. */
  readonly #contents = new Set<string>()
  /** What the record has as the current content, and all that was said to it, each as often as it was another thing. */
  #current: { readonly whole: Resource; readonly said: Version[] } | null = null

  /** Adds a stored version; of several, the one that came first is added first, the current one last. */
  addStored({ body, said, ...stored }: StoredContent): void {
    const whole = exactly(body)
    const own = { ...stored, maturity: maturityOf(whole) }
    const parts = readSaid(said, whole).map((part): Version => {
      const at = part && lastUpdated(part)
      return { facts: at ? { ...own, sourceAt: at, isDated: true } : own, said: part, whole }
    })
    for (const part of parts) this.#insert(part)
    this.#makeCurrent(whole, parts)
  }

  /** Makes each version whole from those before it: what was stored may not have known all of them. */
  makeWhole(): void {
    for (let at = 0; at < this.#versions.length; at++) this.#complete(at)
  }

  /** Whether there is a version that stays current beside one with these facts. */
  goesOnAfter(facts: VersionFacts): boolean {
    return this.#versions.some((version) => decideVersion(version.facts, facts).verdict === 'not current')
  }

  /** Puts a piece in its place. Answers it whole, and behind it the current version, if what came after it changed. */
  take(piece: ResourcePiece, now: Instant): ResourcePiece[] {
    const resource = exactly(piece.text, piece.resource)
    const version = { facts: versionFacts(piece, now), said: piece.isPartial ? resource : null, whole: resource }
    const place = this.#insert(version)
    for (let at = place; at < this.#versions.length; at++) this.#complete(at)
    const last = this.#versions.at(-1)!
    const isNew = last === version && !this.#isCurrent(version.whole)
    const whole = isNew ? this.#asNew(piece, version) : this.#asKnown(piece, version)
    return last === version || this.#isSettled(last, piece) ? [whole] : [whole, this.#renewed(last, piece)]
  }

  #insert(version: Version): number {
    const later = this.#versions.findIndex(({ facts }) => decideVersion(facts, version.facts).verdict === 'not current')
    const place = later < 0 ? this.#versions.length : later
    this.#versions.splice(place, 0, version)
    return place
  }

  #complete(at: number): void {
    const [before, version] = [this.#versions[at - 1]?.whole ?? null, this.#versions[at]!]
    if (version.said) version.whole = inOrderOf(before ?? version.said, completeFrom(before, version.said))
  }

  #isCurrent(whole: Resource): boolean {
    return this.#current !== null && contentOf(this.#current.whole) === contentOf(whole)
  }

  /** Whether nothing has to follow. Behind a patient who comes late always the current one: matching goes by what came last. */
  #isSettled(last: Version, { resource }: ResourcePiece): boolean {
    return this.#isCurrent(last.whole) && resource.resourceType !== 'Patient'
  }

  #makeCurrent(whole: Resource, said: Version[]): void {
    this.#contents.add(contentOf(whole))
    this.#current = { whole, said }
  }

  #asNew(piece: ResourcePiece, version: Version): ResourcePiece {
    this.#makeCurrent(version.whole, [version])
    return madeWhole(piece, version)
  }

  /** Of content that the record has already, what was said is kept beside the current one. */
  #asKnown(piece: ResourcePiece, version: Version): ResourcePiece {
    const content = contentOf(version.whole)
    const isKnown = this.#contents.has(content)
    if (isKnown) this.#current!.said.push(version)
    this.#contents.add(content)
    const whole = madeWhole(piece, version)
    return isKnown && piece.isPartial ? { ...whole, saidByNow: this.#saidTo(this.#current!.whole) } : whole
  }

  /** The current version as it reads by now: not received, and from the time it was from. */
  #renewed(last: Version, late: ResourcePiece): ResourcePiece {
    const said = this.#saidTo(last.whole)
    this.#makeCurrent(last.whole, this.#current!.said)
    return { ...asPiece(late, last.whole, said), receivedAt: last.facts.arrivedAt, repeats: [], isOurs: true }
  }

  #saidTo(whole: Resource): string | null {
    const inTime = this.#versions.filter((version) => this.#current!.said.includes(version))
    return writeSaid(
      inTime.map(({ said }) => said),
      whole,
    )
  }
}

function madeWhole(piece: ResourcePiece, { whole, said }: Version): ResourcePiece {
  return piece.isPartial ? asPiece(piece, whole, writeSaid([said], whole)) : piece
}

function asPiece(piece: ResourcePiece, whole: Resource, said: string | null): ResourcePiece {
  const text = JSON.stringify(whole)
  return { ...piece, resource: withoutRawDigits(text, whole), text, said }
}

/** The elements in the order in which they stood before: in another order it would be another content. */
function inOrderOf(before: Resource, resource: Resource): Resource {
  const names = [...Object.keys(before), ...Object.keys(resource)].filter((name) => name in resource)
  return Object.fromEntries(names.map((name) => [name, resource[name]])) as Resource
}
