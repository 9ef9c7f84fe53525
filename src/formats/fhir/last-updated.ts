import { type Instant, readClinicalDate } from '#base/instant'
import { child, text } from './elements.ts'
import type { Resource } from './types.ts'

/** When the sender says that this version is from (meta.lastUpdated, R4 resource 2.26.3.1); null when it does not say. */
export function lastUpdated(resource: Resource): Instant | null {
  const meta = child(resource, 'meta')
  const date = meta ? readClinicalDate(text(meta, 'lastUpdated')) : null
  return date?.precision === 'time' ? date.sortAt : null
}
