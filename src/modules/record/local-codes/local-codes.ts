// Which codes of their own institutions send, and what those mean, beside what is stored.

export { type Mapping, mapStoredItems } from './map-stored-items.ts'
export { findMappings, noteCodes, type SeenCode } from './note-codes.ts'
