import type { Instant } from '#base/instant'
import { lastUpdated } from '#formats/fhir/last-updated'
import type { Resource } from '#formats/fhir/types'
import { completeFrom } from '#formats/hl7v2/complete-from'
import { decideVersion, maturityOf, type StoredContent, type VersionFacts, versionTime } from '#record'
import { contentHash } from './content-hash.ts'
import type { ResourcePiece } from './piece.ts'

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

/** The versions of one item in the order of what they say, whatever order they came in. */
export class VersionLine {
  readonly #versions: Version[] = []

  /** Adds a stored version; of several, the one that came first is added first. */
  addStored({ body, said, sourceAt, isDated }: StoredContent): void {
    const whole = JSON.parse(body) as Resource
    const facts = { maturity: maturityOf(whole), sourceAt, isDated }
    this.#insert({ facts, said: said === null ? null : (JSON.parse(said) as Resource), whole })
  }

  /** Whether there is a version that stays current beside one with these facts. */
  goesOnAfter(facts: VersionFacts): boolean {
    return this.#versions.some((version) => decideVersion(version.facts, facts).verdict === 'not current')
  }

  /** Puts a piece in its place. Answers it whole, and behind it the current version, if what came after it changed. */
  take(piece: ResourcePiece, now: Instant): ResourcePiece[] {
    const facts = versionFacts(piece, now)
    const version: Version = { facts, said: piece.isPartial ? piece.resource : null, whole: piece.resource }
    const before = this.#versions.at(-1)
    const hash = before && contentHash(before.whole)
    const place = this.#insert(version)
    for (let at = place; at < this.#versions.length; at++) this.#complete(at)
    const whole = piece.isPartial ? { ...piece, ...asText(version.whole), said: piece.text } : piece
    const last = this.#versions.at(-1)!
    return last === version || contentHash(last.whole).equals(hash!) ? [whole] : [whole, renewed(last, piece)]
  }

  #insert(version: Version): number {
    const later = this.#versions.findIndex(({ facts }) => decideVersion(facts, version.facts).verdict === 'not current')
    const place = later < 0 ? this.#versions.length : later
    this.#versions.splice(place, 0, version)
    return place
  }

  #complete(at: number): void {
    const [before, version] = [this.#versions[at - 1], this.#versions[at]!]
    if (version.said) version.whole = completeFrom(before?.whole ?? null, version.said)
  }
}

/** The current version as it reads by now: not received, and from the time it was from. */
function renewed({ whole, said, facts }: Version, late: ResourcePiece): ResourcePiece {
  return {
    ...late,
    ...asText(whole),
    said: said && JSON.stringify(said),
    receivedAt: facts.sourceAt,
    repeats: [],
    isOurs: true,
  }
}

function asText(resource: Resource): Pick<ResourcePiece, 'resource' | 'text'> {
  return { resource, text: JSON.stringify(resource) }
}
