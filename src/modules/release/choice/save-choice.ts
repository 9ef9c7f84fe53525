import { CATEGORIES } from '#base/categories'
import { Invalid, Refused } from '#base/errors'
import type { PatientScope } from '#platform/database/scopes'
import { ageAt } from '../age-at.ts'
import { askToDecide } from '../ask-to-decide.ts'
import { readLiveRulebook } from '../read-live-rulebook.ts'
import type { Rulebook } from '../rulebook.ts'
import { type Choice, EVERYTHING, MOMENTS } from './choice.ts'

/**
 * Keeps what a person wishes for a class of test, a category or everything; no moments: the region's rules again. It holds
 * in every institution, from the next moment on; what is stored is decided anew at once. Throws Refused for delegates,
 * and for guardians where the rulebook does not let them choose for a person of this age.
 */
export async function saveChoice(scope: PatientScope, choice: Choice): Promise<void> {
  const rulebook = await readLiveRulebook(scope)
  checkChoice(choice, rulebook)
  await refuseOthers(scope, rulebook)
  await scope.db
    .insertInto('releaseChoice')
    .values({
      personId: scope.subject,
      subject: choice.subject,
      moments: [...choice.moments],
      accountId: scope.actor.accountId,
      actorName: scope.actor.name,
      capacity: scope.capacity,
    })
    .execute()
  await askToDecide(scope, { personId: scope.subject, because: 'choice' })
}

/** Opens what waits because the person wished to ask for it: of one category, or all of it. */
export async function askForWaiting(
  scope: PatientScope,
  { category = null }: { readonly category?: string | null } = {},
): Promise<void> {
  await refuseOthers(scope, await readLiveRulebook(scope))
  await scope.db
    .insertInto('releaseAsk')
    .values({ personId: scope.subject, category, accountId: scope.actor.accountId })
    .execute()
  await askToDecide(scope, { personId: scope.subject, because: 'asked' })
}

/** Throws Invalid for a subject that the rulebook does not know, and for moments that contradict each other. */
export function checkChoice({ subject, moments }: Choice, rulebook: Rulebook): void {
  const subjects: readonly string[] = [EVERYTHING, ...CATEGORIES, ...rulebook.classes.map(({ id }) => id)]
  if (!subjects.includes(subject)) throw new Invalid(`“${subject}” is no class of test and no kind of item`)
  const strange = moments.find((moment) => !MOMENTS.includes(moment))
  if (strange !== undefined) throw new Invalid(`“${strange}” is no moment; there are ${MOMENTS.join(', ')}`)
  if (moments.includes('at-once') && moments.length > 1) throw new Invalid('“at once” stands alone')
}

async function refuseOthers(scope: PatientScope, rulebook: Rulebook): Promise<void> {
  if (!(await mayChoose(scope, rulebook))) throw new Refused('the choice is the person’s own')
}

/** Whether this scope may choose when results open: the person, or a guardian of a child below the rulebook's age. */
export async function mayChoose(
  scope: PatientScope,
  { guardianChoosesBelow }: Pick<Rulebook, 'guardianChoosesBelow'>,
): Promise<boolean> {
  if (scope.capacity === 'self') return true
  if (scope.capacity === 'delegate' || guardianChoosesBelow === undefined) return false
  const person = await scope.db
    .selectFrom('person')
    .select('birthDate')
    .where('personId', '=', scope.subject)
    .executeTakeFirst()
  const age = ageAt(person?.birthDate ?? null, scope.now)
  return age !== null && age < guardianChoosesBelow
}
