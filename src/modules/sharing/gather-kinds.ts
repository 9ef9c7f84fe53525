import { CATEGORIES, type Category } from '#base/categories'
import type { PatientScope } from '#platform/database/scopes'
import { type KindItem, listKindItems } from '#record'
import { readPerson, type Summary } from './gather-summary.ts'

export type KindShown = { readonly part: Category; readonly items: readonly KindItem[] }

/** Chosen kinds of the record, as far as they are open in this scope. */
export type Kinds = { readonly person: Summary['person']; readonly parts: readonly KindShown[] }

/** What is open of some kinds, in the order of the record; a kind about which nothing is open stands there empty. */
export async function gatherKinds(
  scope: PatientScope,
  { categories }: { readonly categories: readonly Category[] },
): Promise<Kinds> {
  const mine = categories.filter((category) => !scope.categories || scope.categories.includes(category))
  const [items, person] = await Promise.all([listKindItems(scope, { categories: mine }), readPerson(scope)])
  const byKind = Map.groupBy(items, ({ category }) => category)
  const parts = CATEGORIES.filter((category) => mine.includes(category))
  return { person, parts: parts.map((part) => ({ part, items: byKind.get(part) ?? [] })) }
}
