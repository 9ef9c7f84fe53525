import { asCategory, type Category, type ServiceType } from '#base/categories'
import type { InstitutionId } from '#base/ids'
import type { Instant } from '#base/instant'
import { type KnownBefore, readFacts } from '#record'
import { NO_ACTS, type ReleaseFacts, type Rulebook, scheduleRelease } from '#release'
import type { PlainKind } from './list-plain.ts'
import { BOOKS, type Book, toldBy } from './replayed.ts'

/** What items of one kind have in common: all that their verdicts depend on, but age and time. */
export type Kind = {
  readonly number: number
  readonly category: Category
  readonly institutionId: InstitutionId
  readonly resourceType: string
  /** The sender called the value something else than normal; critical. */
  readonly isAbnormal: boolean
  readonly isCritical: boolean
  /** It stands in a list by itself; labels that leave no trace are in no count. */
  readonly isRow: boolean
  readonly known: KnownBefore
  /** Both rulebooks treat its institution like any other: how long it waits depends on no day. */
  readonly isTimeless: boolean
}

/** Milliseconds from the start of an item's wait to its opening; Infinity: never by itself. */
export type Waits = Readonly<Record<Book, number>>

export type KindsOrder = {
  readonly books: Readonly<Record<Book, Rulebook>>
  readonly serviceTypes: ReadonlyMap<InstitutionId, ServiceType>
}

type ItemOfKind = {
  readonly kind: Kind
  /** The kinds of its parts, which bring their codings. */
  readonly parts: readonly Kind[]
  readonly ageYears: number | null
  /** Where its wait begins. */
  readonly startMs: number
}

/**
 * Decides items nobody has done anything about, by `scheduleRelease`, once for each kind: without acts an item's wait
 * depends on no instant, as long as no deviation of its institution ends. Bounded: kinds are as many as tests and senders.
 */
export class Kinds {
  readonly #order: KindsOrder
  readonly #deviating: ReadonlySet<string>
  readonly #ages: readonly number[]
  readonly #kinds = new Map<string, Kind>()
  readonly #waits = new Map<string, Waits>()
  /** Of what has no parts: by the kind's number and the side of the ages. */
  readonly #alone = new Map<number, Waits>()

  constructor(order: KindsOrder) {
    this.#order = order
    const books = BOOKS.map((book) => order.books[book])
    this.#deviating = new Set(books.flatMap(({ deviations }) => deviations.map(({ institution }) => institution)))
    const bounds = books.flatMap(({ populations }) =>
      populations.flatMap(({ ageFrom, ageBelow }) => [ageFrom ?? [], ageBelow ?? []].flat()),
    )
    this.#ages = [...new Set(bounds)].toSorted((one, other) => one - other)
  }

  kindOf(plain: PlainKind): Kind {
    const { institutionId, category, resourceType, flag, isRow, facts } = plain
    const text = [institutionId, category, resourceType, flag ?? '', isRow, facts].join('\n')
    const known = this.#kinds.get(text)
    if (known !== undefined) return known
    const fresh = this.#read(plain)
    this.#kinds.set(text, fresh)
    return fresh
  }

  waitsOf(item: ItemOfKind): Waits {
    if (!item.kind.isTimeless) return this.#decide(item)
    const bracket = this.#bracketOf(item.ageYears)
    if (item.parts.length === 0) return this.#waitsAlone(item, bracket)
    const key = `${item.kind.number}/${bracket}/${item.parts.map(({ number }) => number).join()}`
    const known = this.#waits.get(key)
    if (known) return known
    const fresh = this.#decide(item)
    if (this.#waits.size >= MOST_REMEMBERED) this.#waits.clear()
    this.#waits.set(key, fresh)
    return fresh
  }

  #waitsAlone(item: ItemOfKind, bracket: number): Waits {
    const key = item.kind.number * (this.#ages.length + 2) + bracket
    const known = this.#alone.get(key)
    if (known) return known
    const fresh = this.#decide(item)
    this.#alone.set(key, fresh)
    return fresh
  }

  #read({ institutionId, category, resourceType, flag, isRow, facts }: PlainKind): Kind {
    const known = asCategory(category)
    if (!known) throw new RangeError(`no category: ${category}`)
    return {
      number: this.#kinds.size,
      category: known,
      institutionId: institutionId as InstitutionId,
      resourceType,
      ...toldBy(flag),
      isRow,
      known: readFacts(facts),
      isTimeless: !this.#deviating.has(institutionId),
    }
  }

  /** Of unknown age: 0. */
  #bracketOf(ageYears: number | null): number {
    return ageYears === null ? 0 : 1 + this.#ages.filter((bound) => bound <= ageYears).length
  }

  #decide({ kind, parts, ageYears, startMs }: ItemOfKind): Waits {
    const at = new Date(startMs) as Instant
    const facts: ReleaseFacts = {
      ...NO_ACTS,
      category: kind.category,
      resourceType: kind.resourceType,
      serviceType: this.#order.serviceTypes.get(kind.institutionId) ?? 'hospital',
      institutionId: kind.institutionId,
      codings: [...kind.known.codings, ...parts.flatMap(({ known }) => known.codings)],
      labels: kind.known.labels,
      senderWishes: kind.known.senderWishes,
      ageYears,
      issuedAt: at,
      receivedAt: at,
    }
    const wait = (book: Book) => {
      const { releaseAt } = scheduleRelease(facts, this.#order.books[book])
      return releaseAt === 'infinity' ? Number.POSITIVE_INFINITY : releaseAt.getTime() - startMs
    }
    return { current: wait('current'), draft: wait('draft') }
  }
}

const MOST_REMEMBERED = 200_000
