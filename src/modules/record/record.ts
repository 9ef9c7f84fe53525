// The door of the record: one person's items from every institution.
/** The id of an item: the same for the same resource of the same institution. */
export { itemIdOf } from './item-id.ts'
/** One resource on its way into the record. */
export type { NewItem, StoredVerdict } from './new-item.ts'
/** The patient's word for a resource. */
export { categorise } from './categorise.ts'
/** Ties reports, parts and versions together; before the release decision. */
export { relateItems } from './relate-items.ts'
/** Puts items into the record; says which were new, changed or known. */
export { type StoreOutcome, storeItems } from './store-items.ts'
/** Takes what an institution deleted out of every list. */
export { deleteItems } from './delete-items.ts'
