import type { Piece } from '#formats/fhir/split-input'
import { type Carried, type Feed, findFeed, readCarried } from '#institutions'
import type { SystemScope } from '#platform/database/scopes'
import { Intake } from './intake.ts'
import { originOfResource } from './read-origin.ts'
import type { Source } from './source.ts'

/** What of a source is from one institution, on its way in. */
export type Lane = { readonly feed: Feed; readonly intake: Intake }

/** Of a feed of several institutions: whom it may carry, and the feed as it is for each of them. */
export type Aggregate = { readonly carried: Carried; readonly feeds: ReadonlyMap<string, Feed> }

/** Null for a feed of one institution. */
export async function readAggregate(scope: SystemScope, feed: Feed): Promise<Aggregate | null> {
  if (!feed.aggregator) return null
  const carried = await readCarried(scope, feed)
  const ids = [...new Set([...carried.facilities.values(), ...carried.authorities.values()])]
  const feeds = new Map<string, Feed>()
  for (const institutionId of ids)
    feeds.set(institutionId, await findFeed(scope, { feedId: feed.feedId, institutionId }))
  return { carried, feeds }
}

type Taken = Extract<Piece, { kind: 'resource' | 'problem' }>

/** Parts a FHIR source by the institutions that its resources are from; for most feeds there is one. */
export class Lanes {
  readonly #source: Source
  readonly #aggregate: Aggregate | null
  readonly #own: Lane
  readonly #others = new Map<string, Lane>()

  constructor(feed: Feed, source: Source, aggregate: Aggregate | null) {
    this.#source = source
    this.#aggregate = aggregate
    this.#own = this.#open(feed)
  }

  get all(): readonly Lane[] {
    return [this.#own, ...this.#others.values()]
  }

  /** Adds a piece to the lane that it belongs to; answers that lane when it is time to take its batch in. */
  add(piece: Taken): Lane | null {
    const { lane, piece: added } = this.#whose(piece)
    return lane.intake.add(added) ? lane : null
  }

  openBundle(): void {
    for (const { intake } of this.all) intake.openBundle()
  }

  /** What names nobody of the list is set aside, with those who run the feed. */
  #whose(piece: Taken): { readonly lane: Lane; readonly piece: Taken } {
    if (!this.#aggregate || piece.kind === 'problem') return { lane: this.#own, piece }
    const origin = originOfResource(piece.resource, this.#aggregate.carried)
    if (origin.verdict === 'known') return { lane: this.#laneOf(origin.institutionId), piece }
    const { because: what, mend } = origin
    const bytes = Buffer.from(piece.text)
    return { lane: this.#own, piece: { kind: 'problem', where: piece.where, what, mend, bytes } }
  }

  #laneOf(institutionId: string): Lane {
    const known = this.#others.get(institutionId)
    if (known) return known
    const lane = this.#open(this.#aggregate!.feeds.get(institutionId)!)
    this.#others.set(institutionId, lane)
    return lane
  }

  #open(feed: Feed): Lane {
    return { feed, intake: new Intake(this.#source.name, this.#source.base) }
  }
}
