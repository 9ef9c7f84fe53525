import { sql } from 'kysely'
import { Invalid, NotFound } from '#base/errors'
import { isUuid, type PersonId } from '#base/ids'
import type { Instant } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import type { CareGround } from '#platform/database/take-care'

/** Why a clinician must see a patient without a care relationship. */
export const GLASS_GROUNDS = ['emergency', 'cannot-ask', 'on-call', 'safety'] as const
export type GlassGround = (typeof GLASS_GROUNDS)[number]

/** What a privacy officer finds of a use: right, to be asked about, or wrong. */
export const GLASS_OUTCOMES = ['right', 'ask', 'wrong'] as const
export type GlassOutcome = (typeof GLASS_OUTCOMES)[number]

/** A patient of the clinician's institution by number; `ground` is null where nothing ties the two. No name. */
export type PatientHere = { readonly personId: PersonId; readonly ground: CareGround | null }

/** Who has this number at the clinician's institution. Whom a restriction hides from this clinician is nobody. */
export async function findPatientHere(
  scope: StaffScope,
  { number }: { readonly number: string },
): Promise<readonly PatientHere[]> {
  const { rows } = await sql<PatientHere>`select person_id, ground from find_patient_here(${number})`.execute(scope.db)
  return rows
}

/**
 * Opens one patient of the own institution to this clinician for a few hours; the patient can read it at once, and a
 * privacy officer looks at it. Also where there is a care relationship: it opens what opens in an emergency alone. Throws
 * Invalid without ground or words, and NotFound where nobody has the number.
 */
export async function breakTheGlass(
  scope: StaffScope,
  { number, ground, words }: { readonly number: string; readonly ground: string; readonly words: string },
): Promise<void> {
  const { rows } = await sql<{ outcome: 'opened' | 'absent' | 'refused' }>`
    select outcome from break_the_glass(${number}, ${ground}, ${words}, ${scope.actor.name}, ${scope.requestId})`.execute(
    scope.db,
  )
  const outcome = rows[0]?.outcome
  if (outcome === 'absent') throw new NotFound('patient', { detail: 'nobody has this number here' })
  if (outcome !== 'opened') throw new Invalid('form', { detail: 'no ground or no words' })
}

/** One use of the broken glass, as a privacy officer reads it. */
export type GlassUse = {
  readonly useId: string
  readonly given: string
  readonly family: string | null
  readonly institutionId: string
  readonly actorName: string
  readonly ground: GlassGround
  readonly words: string
  readonly openedAt: Instant
  readonly until: Instant
  readonly reviewedAt: Instant | null
  readonly reviewedName: string | null
  readonly outcome: GlassOutcome | null
  readonly reviewWords: string | null
  /** How many pages of the patient were shown in that time. */
  readonly pages: number
  /** Clinician and patient have a family name in common. */
  readonly sameName: boolean
}

/** Uses that nobody has looked at yet, or those that somebody has; newest first, 200 at most. For privacy officers. */
export async function listBreakGlass(
  scope: StaffScope,
  { isOpen }: { readonly isOpen: boolean },
): Promise<readonly GlassUse[]> {
  const { rows } = await sql<GlassUse>`
    select use_id, given, family, institution_id, actor_name, ground, words, opened_at, until, reviewed_at,
           reviewed_name, outcome, review_words, pages::int as pages, same_name
    from list_break_glass(${isOpen})`.execute(scope.db)
  return rows
}

/** A privacy officer says what they found, once; nobody reviews the own use. Throws NotFound where nothing waits. */
export async function reviewBreakGlass(
  scope: StaffScope,
  { useId, outcome, words }: { readonly useId: string; readonly outcome: GlassOutcome; readonly words: string },
): Promise<void> {
  if (!isUuid(useId)) throw new NotFound('use', { detail: 'not an id' })
  const { rows } = await sql<{ done: boolean }>`
    select review_break_glass(${useId}::uuid, ${outcome}, ${words}, ${scope.actor.name}) as done`.execute(scope.db)
  if (!rows[0]?.done) throw new NotFound('use', { detail: 'none that waits for this officer' })
}
