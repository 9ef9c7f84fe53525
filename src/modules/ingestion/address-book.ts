import type { InstitutionId, ItemId } from '#base/ids'
import { identifierQuery, parseReference } from '#formats/fhir/references'
import { itemIdOf } from '#record'
import type { ResourcePiece } from './piece.ts'

const MOST_ADDRESSES = 500_000

/**
 * Which resource an entry's fullUrl stands for, so that `urn:uuid:` and absolute references find their target within
 * one input. It forgets nothing until the input ends, and stops growing at half a million addresses.
 */
export class AddressBook {
  readonly #byUrl = new Map<string, string>()
  /** A visit is named by everything that happened at it: worked out once, until more is known. */
  readonly #items = new Map<string, ItemId | null>()

  add(piece: ResourcePiece): void {
    this.#items.clear()
    if (piece.fullUrl && this.#byUrl.size < MOST_ADDRESSES)
      this.#byUrl.set(piece.fullUrl, `${piece.resource.resourceType}/${piece.sourceId}`)
  }

  /**
   * The key under which the target is known: `Type/id`, `Type?identifier=system|value`, or an absolute address that
   * this input did not explain: another server's resource is never taken for one of the same id here.
   */
  keyOf(reference: string, expectedType: string): string | null {
    const known = this.#byUrl.get(reference)
    if (known) return known
    const parsed = parseReference(reference)
    switch (parsed.kind) {
      case 'relative':
        return `${parsed.type}/${parsed.id}`
      case 'absolute':
        return (
          this.#byUrl.get(`${parsed.base}/${parsed.type}/${parsed.id}`) ?? `${parsed.base}/${parsed.type}/${parsed.id}`
        )
      case 'conditional':
        return identifierQuery(parsed.type, parsed.system, parsed.value)
      case 'uuid':
        return `${expectedType}/${parsed.uuid}`
      default:
        return null
    }
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
