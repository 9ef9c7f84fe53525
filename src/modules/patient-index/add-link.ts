import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { InstitutionId, LinkId, PersonId } from '#base/ids'
import type { SystemScope } from '#platform/database/scopes'
import type { Demographics } from './demographics.ts'
import { candidateKeys } from './score.ts'

export type LinkToAdd = {
  readonly institutionId: InstitutionId
  readonly personId: PersonId
  /** Where the number goes back to when every change of links is undone. */
  readonly originPersonId: PersonId
  readonly demographics: Demographics
  /** Codes of why it leads there. */
  readonly reasons: readonly string[]
}

/** A new human being of the region, known by nothing yet. */
export async function addPerson(
  scope: SystemScope,
  { demographics, deceasedAt }: { readonly demographics: Demographics; readonly deceasedAt: string | null },
): Promise<PersonId> {
  const personId = randomUUID() as PersonId
  const { family, given, birthDate, sex } = demographics
  await scope.db
    .insertInto('person')
    .values({
      personId,
      family,
      given: given.join(' '),
      birthDate,
      sex,
      deceasedAt,
      demographics: JSON.stringify(demographics),
    })
    .execute()
  return personId
}

/** Ties a patient of an institution to a person; the person is found by this description too from now on. */
export async function addLink(scope: SystemScope, link: LinkToAdd): Promise<LinkId> {
  const linkId = randomUUID() as LinkId
  await scope.db
    .insertInto('patientLink')
    .values({
      ...link,
      linkId,
      demographics: JSON.stringify(link.demographics),
      reasons: link.reasons.join(' '),
      linkedAt: scope.now,
    })
    .execute()
  await addPersonKeys(scope, link)
  return linkId
}

export async function addPersonKeys(
  scope: SystemScope,
  { personId, demographics }: { readonly personId: PersonId; readonly demographics: Demographics },
): Promise<void> {
  await sql`insert into person_key (key, person_id) select key, ${personId}::uuid
    from unnest(${candidateKeys(demographics)}::text[]) key on conflict do nothing`.execute(scope.db)
}
