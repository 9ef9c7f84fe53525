import { AddressBook } from './address-book.ts'
import type { ResourcePiece } from './piece.ts'

type Context = {
  /** What the addresses in it stand for: its Bundle will not be there any more. */
  readonly addresses?: readonly (readonly [string, string])[]
  readonly isPartial?: true
}

/** Writes down what a resource needs to come back from quarantine as if its message had just come. */
export function contextOf(piece: ResourcePiece): string | null {
  const addresses = piece.addresses.explain(piece.resource)
  const context: Context = {
    ...(addresses.length > 0 ? { addresses } : {}),
    ...(piece.isPartial ? { isPartial: true } : {}),
  }
  return Object.keys(context).length > 0 ? JSON.stringify(context) : null
}

/** Reads it again. */
export function readContext(text: string | null): {
  readonly addresses: AddressBook
  readonly isPartial: boolean
} {
  const { addresses = [], isPartial = false } = JSON.parse(text ?? '{}') as Context
  return { addresses: new AddressBook(addresses), isPartial }
}
