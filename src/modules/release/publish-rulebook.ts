import { Invalid } from '#base/errors'
import type { SystemScope } from '#platform/database/scopes'
import { checkGuardrails } from './guardrails.ts'
import { parseRulebook } from './rulebook.ts'

/** Puts a rulebook in force. Throws Invalid with every fault, or with the principle it breaks; a version is published once. */
export async function publishRulebook(scope: SystemScope, { yaml }: { readonly yaml: string }): Promise<number> {
  const reading = parseRulebook(yaml)
  if (!reading.ok)
    throw new Invalid(
      `the rulebook has faults: ${reading.faults.map((each) => `${each.where} ${each.what}. ${each.mend}`).join('; ')}`,
    )
  const { rulebook } = reading
  const breaches = checkGuardrails(rulebook)
  if (breaches.length > 0)
    throw new Invalid(
      `the rulebook breaks a principle: ${breaches.map((each) => `${each.rule}: ${each.what}`).join('; ')}`,
    )
  await scope.db
    .insertInto('rulebook')
    .values({
      version: rulebook.version,
      title: rulebook.title,
      effectiveFrom: new Date(rulebook.effectiveFrom),
      decision: rulebook.decision,
      body: yaml,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return rulebook.version
}
