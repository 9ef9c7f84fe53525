export type { Arrival } from './arrival.ts'
export { dropObjects, keepObjects } from './keep-objects.ts'
export { type KnownObject, listKnownObjects } from './known-object.ts'
