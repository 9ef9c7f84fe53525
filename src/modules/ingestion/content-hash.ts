import { createHash } from 'node:crypto'
import type { Resource } from '#formats/fhir/types'

/**
 * Names the content of a resource: the same whatever the white space, the time of export or the server's version
 * counter (meta.lastUpdated, meta.versionId), so that a second export of an unchanged chart changes nothing.
 */
export function contentHash(resource: Resource): Buffer {
  const { meta } = resource as { meta?: Record<string, unknown> }
  const { lastUpdated: _time, versionId: _counter, ...rest } = meta ?? {}
  const content = { ...resource, meta: Object.keys(rest).length > 0 ? rest : undefined }
  return createHash('sha256').update(JSON.stringify(content)).digest()
}
