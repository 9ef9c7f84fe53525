import { sql } from 'kysely'
import type { Category } from '#base/categories'
import type { PatientScope } from '#platform/database/scopes'
import { mustBeSelf } from './offer-help.ts'

/**
 * Asks a question with the eyes that a delegate with these categories would have (null: all), in the person's own
 * scope: row-level security answers, not a second rule. Only ever narrower; nothing else may be asked of the scope
 * meanwhile. Throws Refused for all but the person.
 */
export async function lookAsDelegate<Result>(
  scope: PatientScope,
  categories: readonly Category[] | null,
  question: (scope: PatientScope) => Promise<Result>,
): Promise<Result> {
  mustBeSelf(scope)
  const { rows } = await sql<{ hides: string }>`select hidden_from_helpers() as hides`.execute(scope.db)
  await takeEyes(scope, { capacity: 'delegate', categories, hides: rows[0]!.hides })
  const result = await question({ ...scope, capacity: 'delegate', categories })
  await takeEyes(scope, { capacity: 'self', categories: scope.categories, hides: NOTHING })
  return result
}

/** What the setting says in a scope that hides nothing. */
const NOTHING = ','

type Eyes = {
  readonly capacity: string
  readonly categories: readonly Category[] | null
  readonly hides: string
}

async function takeEyes(scope: PatientScope, { capacity, categories, hides }: Eyes): Promise<void> {
  await sql`select set_config('causeway.capacity', ${capacity}, true), set_config('causeway.hidden', ${hides}, true),
    set_config('causeway.categories', ',' ||
    array_to_string(coalesce(${categories && [...categories]}::text[], region_categories()), ',') || ',', true)`.execute(
    scope.db,
  )
}
