import { hash } from 'node:crypto'
import type { InstitutionId, ItemId } from '#base/ids'

/**
 * The id of an item: the same for the same resource of the same institution, whichever door it comes through and
 * however often. So a reference names its target before the target has arrived. Form: UUID version 8 (RFC 9562, 5.8).
 */
export function itemIdOf(institutionId: InstitutionId, resourceType: string, sourceId: string): ItemId {
  const hex = hash('sha256', `${institutionId}\n${resourceType}\n${sourceId}`)
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}` as ItemId
}
