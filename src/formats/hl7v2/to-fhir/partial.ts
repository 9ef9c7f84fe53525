import type { Element } from '../../fhir/types.ts'

/**
 * Our own extension on a partial resource: the sender emptied this element (`""`). `completeFrom` takes it away from what
 * is stored; it is not stored itself once there is something to complete.
 */
export const DELETED_ELEMENT = 'urn:causeway:hl7v2:deleted-element'

/** What a partial resource says of elements that the sender deleted; nothing when there are none. */
export function deletionsOf(elements: readonly string[]): { readonly extension?: readonly Element[] } {
  return elements.length ? { extension: elements.map((name) => ({ url: DELETED_ELEMENT, valueCode: name })) } : {}
}
