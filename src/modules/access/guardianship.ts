import { sql } from 'kysely'
import { NotFound } from '#base/errors'
import { isUuid, type PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import type { ExclusionGround, GuardianGround } from './rule-pack/rule-pack.ts'

/** What a clerk registers, with the document in front of them. */
export type GuardianshipToRegister = {
  readonly personId: PersonId
  /** Whose own sign-in is meant: the adult, by the person they are in the region. */
  readonly adultId: PersonId
  readonly kind: 'guardian' | 'exclusion'
  readonly ground: GuardianGround | ExclusionGround
  readonly document: string
  readonly reason: string
  /** Null: until it is ended, or the age of the child ends it. */
  readonly until: Instant | null
}

/**
 * What became of it: in force; waiting for a second person; the adult has no sign-in yet; registered already; or refused
 * (not a patient here, or a court keeps this adult out).
 */
export type Registered = 'given' | 'waits' | 'no-account' | 'had' | 'refused'

/** Registers who stands in for a person by law, or may not. An exclusion holds from the next request on. */
export async function registerGuardianship(scope: StaffScope, said: GuardianshipToRegister): Promise<Registered> {
  const { rows } = await sql<{ outcome: Registered }>`
    select outcome from register_guardianship(${said.personId}::uuid, ${said.adultId}::uuid, ${said.kind}, ${said.ground},
      null, ${said.document}, ${said.reason}, ${said.until}::timestamptz, ${scope.actor.name})`.execute(scope.db)
  return rows[0]?.outcome ?? 'refused'
}

/** One line of what clerks have registered, whatever became of it. */
export type Guardianship = {
  readonly actId: string
  readonly kind: 'guardian' | 'exclusion'
  readonly ground: GuardianGround | ExclusionGround
  readonly holderName: string
  readonly document: string
  readonly reason: string
  readonly validUntil: Instant | null
  readonly madeAt: Instant
  readonly madeName: string
  readonly needsSecond: boolean
  readonly secondName: string | null
  readonly endedAt: Instant | null
  readonly endedName: string | null
  readonly endedBecause: string | null
  /** The clerk who asks has registered it, and cannot be the second person. */
  readonly isMine: boolean
}

/** Newest first; nothing for people who are not known at the clerk's institution. */
export async function listGuardianships(
  scope: StaffScope,
  { personId }: { readonly personId: PersonId },
): Promise<readonly Guardianship[]> {
  const { rows } = await sql<Guardianship>`
    select act_id, kind, ground, holder_name, document, reason, valid_until, made_at, made_name, needs_second, second_name,
           ended_at, ended_name, ended_because, is_mine
    from list_guardianships(${personId}::uuid)`.execute(scope.db)
  return rows
}

type Line = { readonly personId: PersonId; readonly actId: string }

/** The second person agrees. Throws NotFound where nothing waits, and for who registered it. */
export async function agreeGuardianship(scope: StaffScope, { personId, actId }: Line): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`
    select agree_guardianship(${personId}::uuid, ${lineId(actId)}::uuid, ${scope.actor.name}) as done`.execute(scope.db)
  if (!rows[0]?.done) throw new NotFound('guardianship', { detail: 'none that waits for this clerk' })
}

/** Ends it, with its permission, from the next request on. Throws NotFound where nothing lives. */
export async function endGuardianship(
  scope: StaffScope,
  { personId, actId, because }: Line & { readonly because: string },
): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`
    select end_guardianship(${personId}::uuid, ${lineId(actId)}::uuid, ${because}, ${scope.actor.name}) as done`.execute(
    scope.db,
  )
  if (!rows[0]?.done) throw new NotFound('guardianship', { detail: 'none that lives' })
}

function lineId(actId: string): string {
  if (!isUuid(actId)) throw new NotFound('guardianship', { detail: 'not an id' })
  return actId
}
