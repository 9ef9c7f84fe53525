import type { PatientScope } from '#platform/database/scopes'
import { listSummaryItems, SUMMARY_PARTS, type SummaryItem, type SummaryPart } from '#record'

export type SummaryPartShown = { readonly part: SummaryPart; readonly items: readonly SummaryItem[] }

export type Summary = {
  readonly person: {
    readonly name: string
    readonly family: string | null
    readonly given: string
    readonly birthDate: string | null
    readonly sex: string | null
  }
  readonly parts: readonly SummaryPartShown[]
}

/** Always told, empty or not: a reader looks for them (IPS 2.0.1, ips-comp-1). */
const ALWAYS: ReadonlySet<SummaryPart> = new Set(['problems', 'allergies', 'medications'])

/** The summary of what is open in this scope, part by part; to a delegate of what the grant lets see. */
export async function gatherSummary(scope: PatientScope): Promise<Summary> {
  const [items, person] = await Promise.all([listSummaryItems(scope), readPerson(scope)])
  const byPart = Map.groupBy(items, ({ part }) => part)
  const parts = SUMMARY_PARTS.map((part) => ({ part, items: byPart.get(part) ?? [] }))
  return {
    person,
    parts: parts.filter(({ part, items: those }) => those.length > 0 || (ALWAYS.has(part) && maySee(scope, part))),
  }
}

/** Whose record it is, as far as a reader elsewhere needs it. */
export async function readPerson(scope: PatientScope): Promise<Summary['person']> {
  const person = await scope.db
    .selectFrom('person')
    .select(['family', 'given', 'birthDate', 'sex'])
    .where('personId', '=', scope.subject)
    .executeTakeFirstOrThrow()
  return { ...person, name: [person.given, person.family].filter(Boolean).join(' ') }
}

/** What a grant leaves out is not told to be unknown: it is not told of. */
function maySee(scope: PatientScope, part: SummaryPart): boolean {
  return !scope.categories || scope.categories.some((category) => category === part)
}
