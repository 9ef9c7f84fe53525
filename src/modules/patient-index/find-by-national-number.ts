import { sql } from 'kysely'
import type { PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import { checkIdentifier } from './check-digits.ts'

/** A person who is known under a national number. */
export type PersonOfNumber = {
  readonly personId: PersonId
  readonly given: string
  readonly family: string | null
  /** As institutions say it; not always a whole date. */
  readonly birthDate: string | null
  readonly hasDied: boolean
}

/** Who has this national number, among persons whom an institution knows now. Of a number that is none: nobody. */
export async function findByNationalNumber(
  scope: SystemScope,
  number: { readonly system: string; readonly value: string },
): Promise<readonly PersonOfNumber[]> {
  const { system, value, valid } = checkIdentifier(number.system, number.value)
  if (!valid) return []
  const { rows } = await sql<PersonOfNumber>`
    select p.person_id, p.given, p.family, p.birth_date, p.deceased_at is not null as has_died
    from person_key k join person p on p.person_id = k.person_id
    where k.key = ${`id:${system}|${value}`} and exists (
      select from patient_link l where l.person_id = p.person_id and l.parted_at is null)
    order by p.person_id`.execute(scope.db)
  return rows
}
