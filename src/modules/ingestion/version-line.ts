import type { Instant } from '#base/instant'
import { keepDigits } from '#formats/fhir/keep-digits'
import { lastUpdated } from '#formats/fhir/last-updated'
import { UNUSUAL_DECIMAL } from '#formats/fhir/parse-exactly'
import type { Resource } from '#formats/fhir/types'
import { completeFrom } from '#formats/hl7v2/complete-from'
import { decideVersion, maturityOf, SAID_ALL, type StoredContent, type VersionFacts, versionTime } from '#record'
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
  addStored({ body, said, ...facts }: StoredContent): void {
    const whole = parsed(body)
    this.#insert({
      facts: { ...facts, maturity: maturityOf(whole) },
      said: said === SAID_ALL ? whole : said === null ? null : parsed(said),
      whole,
    })
  }

  /** Whether there is a version that stays current beside one with these facts. */
  goesOnAfter(facts: VersionFacts): boolean {
    return this.#versions.some((version) => decideVersion(version.facts, facts).verdict === 'not current')
  }

  /** Puts a piece in its place. Answers it whole, and behind it the current version, if what came after it changed. */
  take(piece: ResourcePiece, now: Instant): ResourcePiece[] {
    const resource = keepDigits(piece.text, piece.resource)
    const version = { facts: versionFacts(piece, now), said: piece.isPartial ? resource : null, whole: resource }
    const before = this.#versions.at(-1)
    const content = before && JSON.stringify(before.whole)
    const place = this.#insert(version)
    for (let at = place; at < this.#versions.length; at++) this.#complete(at)
    const last = this.#versions.at(-1)!
    const whole = piece.isPartial ? { ...piece, ...written(version) } : piece
    return last === version || JSON.stringify(last.whole) === content ? [whole] : [whole, renewed(last, piece)]
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
}

function parsed(text: string): Resource {
  return keepDigits(text, JSON.parse(text) as Resource)
}

/** The elements in the order in which they stood before: in another order it would be another content. */
function inOrderOf(before: Resource, resource: Resource): Resource {
  const names = [...Object.keys(before), ...Object.keys(resource)].filter((name) => name in resource)
  return Object.fromEntries(names.map((name) => [name, resource[name]])) as Resource
}

/** The current version as it reads by now: not received, and from the time it was from. */
function renewed(version: Version, late: ResourcePiece): ResourcePiece {
  const { said, ...content } = written(version)
  return {
    ...late,
    ...content,
    said: version.said && said,
    receivedAt: version.facts.arrivedAt,
    repeats: [],
    isOurs: true,
  }
}

/** A version as text, and what was said of it as text. */
function written({ whole, said }: Version): Pick<ResourcePiece, 'resource' | 'text' | 'said'> {
  const [text, part] = [JSON.stringify(whole), JSON.stringify(said)]
  const resource = UNUSUAL_DECIMAL.test(text) ? (JSON.parse(text) as Resource) : whole
  return { resource, text, said: part === text ? SAID_ALL : part }
}
