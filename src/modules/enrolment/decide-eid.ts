import type { AccountId, PersonId } from '#base/ids'
import { fullDate } from './decide-invitation.ts'

/** What is known of somebody who has shown an eID. */
export type EidFacts = {
  /** The account to which this eID has been added, and whose record it sees as its own. */
  readonly added: { readonly accountId: AccountId; readonly own: readonly PersonId[] } | null
  /** The eID says a national number. */
  readonly hasNumber: boolean
  readonly bornBy: string | null
  /** Who is known under that number. */
  readonly persons: readonly {
    readonly personId: PersonId
    readonly birthDate: string | null
    readonly hasDied: boolean
    /** The account that sees this record as its own. */
    readonly accountId: AccountId | null
  }[]
}

export type EidVerdict =
  | { readonly verdict: 'enter'; readonly accountId: AccountId; readonly adds: boolean }
  | { readonly verdict: 'make-account'; readonly personId: PersonId }
  | {
      readonly verdict: 'refuse'
      readonly because: 'nobody' | 'no-number' | 'several' | 'birth-date' | 'has-died' | 'another-person'
    }

/**
 * What an eID opens. A national number leads to its person and to nobody else; without one only an eID that somebody has
 * added to their account opens that account. Never by an e-mail address, and never by a name (security case F07).
 */
export function decideEid({ added, hasNumber, bornBy, persons }: EidFacts): EidVerdict {
  const [person, ...others] = persons
  if (others.length > 0) return refuse('several')
  if (person?.hasDied) return refuse('has-died')
  if (person && bornBy !== null && fullDate(person.birthDate) !== bornBy) return refuse('birth-date')
  if (added) {
    const isSame = !person || added.own.includes(person.personId)
    return isSame ? { verdict: 'enter', accountId: added.accountId, adds: false } : refuse('another-person')
  }
  if (!person) return refuse(hasNumber ? 'nobody' : 'no-number')
  if (person.accountId) return { verdict: 'enter', accountId: person.accountId, adds: true }
  return { verdict: 'make-account', personId: person.personId }
}

function refuse(because: Extract<EidVerdict, { verdict: 'refuse' }>['because']): EidVerdict {
  return { verdict: 'refuse', because }
}
