declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type PersonId = Branded<'PersonId'>
export type ItemId = Branded<'ItemId'>
export type LinkId = Branded<'LinkId'>
export type AccountId = Branded<'AccountId'>
export type InstitutionId = Branded<'InstitutionId'>
export type FeedId = Branded<'FeedId'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for a lower-case UUID, the only form in which our own ids are ever printed. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}
