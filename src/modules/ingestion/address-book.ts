import type { InstitutionId, ItemId } from '#base/ids'
import { identifierQuery, parseReference } from '#formats/fhir/references'
import type { Resource } from '#formats/fhir/types'
import { itemIdOf } from '#record'

const MOST_ADDRESSES = 500_000
/** An address that two entries of one Bundle claim stands for neither. */
const NOBODY = ''

/**
 * Which resource an entry's fullUrl stands for, so that `urn:uuid:` and absolute references find their target within
 * one Bundle. Each Bundle has its own: two may use one address for different things. It stops growing at half a million.
 */
export class AddressBook {
  readonly #byUrl: Map<string, string>
  /** A visit is named by everything that happened at it: worked out once, until more is known. */
  readonly #items = new Map<string, ItemId | null>()

  readonly #base: string | null

  /** With what an earlier book explained, and the sender's own server, whose addresses need no explanation. */
  constructor(explained: Iterable<readonly [string, string]> = [], base: string | null = null) {
    this.#byUrl = new Map(explained)
    this.#base = base
  }

  get isEmpty(): boolean {
    return this.#byUrl.size === 0
  }

  add(piece: { readonly fullUrl: string | null; readonly resource: Resource; readonly sourceId: string }): void {
    this.#items.clear()
    if (!piece.fullUrl || this.#byUrl.size >= MOST_ADDRESSES) return
    const target = `${piece.resource.resourceType}/${piece.sourceId}`
    const known = this.#byUrl.get(piece.fullUrl)
    this.#byUrl.set(piece.fullUrl, known === undefined || known === target ? target : NOBODY)
  }

  /**
   * The key under which the target is known: `Type/id`, `Type?identifier=system|value`, or an absolute address that
   * this input did not explain: another server's resource is never taken for one of the same id here.
   */
  keyOf(reference: string, expectedType: string): string | null {
    const known = this.#byUrl.get(reference)
    if (known !== undefined) return known === NOBODY ? null : known
    const parsed = parseReference(reference)
    switch (parsed.kind) {
      case 'relative':
        return `${parsed.type}/${parsed.id}`
      case 'absolute':
        return (
          this.#byUrl.get(`${parsed.base}/${parsed.type}/${parsed.id}`) ??
          `${parsed.base === this.#base ? '' : `${parsed.base}/`}${parsed.type}/${parsed.id}`
        )
      case 'conditional':
        return identifierQuery(parsed.type, parsed.system, parsed.value)
      case 'uuid':
        return `${expectedType}/${parsed.uuid}`
      default:
        return null
    }
  }

  /** Of all that this book knows, what a resource names. */
  explain(resource: Resource): readonly (readonly [string, string])[] {
    if (this.isEmpty && this.#base === null) return []
    const explained = new Map<string, string>()
    for (const { reference } of referencesIn(resource)) {
      const parsed = parseReference(reference)
      const plain = parsed.kind === 'absolute' ? `${parsed.base}/${parsed.type}/${parsed.id}` : reference
      if (parsed.kind === 'absolute' && parsed.base === this.#base) explained.set(plain, `${parsed.type}/${parsed.id}`)
      for (const address of [reference, plain]) {
        const target = this.#byUrl.get(address)
        if (target !== undefined) explained.set(address, target)
      }
    }
    return [...explained]
  }

  itemOf(institutionId: InstitutionId, reference: string | null, expectedType: string): ItemId | null {
    if (reference === null) return null
    const question = `${institutionId} ${expectedType} ${reference}`
    const known = this.#items.get(question)
    if (known !== undefined) return known
    const item = this.#workOut(institutionId, reference, expectedType)
    this.#items.set(question, item)
    return item
  }

  #workOut(institutionId: InstitutionId, reference: string, expectedType: string): ItemId | null {
    const [type, id, more] = this.keyOf(reference, expectedType)?.split('/') ?? []
    return type && id && !more && !type.includes('?') ? itemIdOf(institutionId, type, id) : null
  }
}

/** Every reference in a resource, however deep. */
function* referencesIn(value: unknown): Generator<{ readonly reference: string }> {
  if (typeof value !== 'object' || value === null) return
  const { reference } = value as { reference?: unknown }
  if (typeof reference === 'string') yield { reference }
  for (const inner of Object.values(value)) yield* referencesIn(inner)
}
