import { sql } from 'kysely'
import type { PersonId } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import { hashTyped } from './hash-typed.ts'
import { type HandedCode, type HelpToOffer, newHandedCode } from './offer-help.ts'

export type HelpFor = HelpToOffer & {
  readonly personId: PersonId
  /** How the patient was recognised. */
  readonly identity: string
}

/** Why nothing was offered: the same form twice; a child; somebody else decides for them; twenty wait; not this clerk's. */
export type NoOffer = (typeof NO_OFFER)[number]
const NO_OFFER = ['made-before', 'too-young', 'represented', 'too-many', 'not-theirs'] as const

/**
 * Writes down at a desk whom a patient who is there lets help: a chosen part for a year at most. It shows nothing to
 * anybody until the helper, who may not be the clerk, accepts with the code. (Study F21: fewer than three in a hundred
 * named a delegate.)
 */
export async function offerHelpFor(scope: StaffScope, help: HelpFor): Promise<HandedCode | { readonly why: NoOffer }> {
  const handed = newHandedCode(scope)
  const { rows } = await sql<{ word: string }>`
    select offer_help_for(${help.personId}::uuid, ${help.offerId}::uuid, ${help.helperName}, ${[...help.tasks]}::text[],
      ${help.categories && [...help.categories]}::text[], ${help.validUntil}::timestamptz, ${help.identity},
      ${scope.actor.name}, ${await hashTyped(handed.code)}, ${handed.until}::timestamptz) as word`.execute(scope.db)
  const word = rows[0]?.word
  return word === 'made' ? handed : { why: NO_OFFER.find((each) => each === word) ?? 'not-theirs' }
}
