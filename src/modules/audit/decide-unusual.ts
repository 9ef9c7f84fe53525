import { withoutAccents } from '#base/without-accents'
/** Why a line of the access log deserves a second look. None of them says that anybody did wrong. */
export const MARKS = ['break-glass', 'other-institution', 'nothing-there', 'night', 'same-name', 'many'] as const
export type Mark = (typeof MARKS)[number]

/** The figures of the rules, which the page tells. */
export const UNUSUAL = {
  /** Nothing of that institution in the record from so many days before until so many after. */
  daysBefore: 90,
  daysAfter: 14,
  /** By the institution's clock: from this hour until that one. */
  nightFrom: 23,
  nightUntil: 6,
  /** More persons than that in one hour by one account. */
  personsAnHour: 60,
} as const

export type LookFacts = {
  readonly capacity: string
  readonly page: string
  readonly actorName: string
  readonly institutionId: string | null
  /** By the clock of the institution: 0 to 23. */
  readonly hour: number
  /** The person has, or had, a number there. */
  readonly isKnownThere: boolean
  /** Something in the record came about there around that day. */
  readonly isSomethingThere: boolean
  /** The account saw more than `personsAnHour` persons in that hour. */
  readonly sawMany: boolean
  /** The person's family name; null where none is known. */
  readonly family: string | null
}

/** Looks that follow from the person's own asking, or from keeping the log itself. */
const EXPECTED: ReadonlySet<string> = new Set([
  'requests',
  'messages',
  'journal',
  'questionnaires',
  'news',
  'log-question',
  'account-reviewed',
  'identity-decided',
  'desk-helper',
])
const STAFF: ReadonlySet<string> = new Set([
  'clinician',
  'secretary',
  'clerk',
  'institution-administrator',
  'privacy-officer',
  'steward',
  'representative',
])

/** What is unusual about a look by staff; of others' looks nothing is. */
export function decideUnusual(look: LookFacts): readonly Mark[] {
  if (!STAFF.has(look.capacity)) return []
  const marks: Mark[] = []
  if (look.page.startsWith('break-glass')) marks.push('break-glass')
  if (look.institutionId && !EXPECTED.has(look.page)) {
    if (!look.isKnownThere) marks.push('other-institution')
    else if (!look.isSomethingThere) marks.push('nothing-there')
  }
  if (look.hour >= UNUSUAL.nightFrom || look.hour < UNUSUAL.nightUntil) marks.push('night')
  if (sharesName(look.actorName, look.family)) marks.push('same-name')
  if (look.sawMany) marks.push('many')
  return marks
}

/** One part of a compound name is enough; accents and case make no difference. */
function sharesName(actorName: string, family: string | null): boolean {
  const theirs = new Set(partsOf(family ?? ''))
  return partsOf(actorName)
    .slice(1)
    .some((part) => theirs.has(part))
}

function partsOf(name: string): string[] {
  return withoutAccents(name)
    .split(/[\s-]+/)
    .filter((part) => part.length > 2)
}
