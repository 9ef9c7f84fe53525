import type { Rulebook } from '../rulebook-shape.ts'
import { type AnyScope, listRulebookVersions, readRulebook } from './read-rulebook.ts'

/**
 * By which decision each rule and deviation of a version says what it says: that of the first version of the unbroken line of
 * versions in which it stands word for word. By the ids of the rules.
 */
export async function decisionsOfRules(
  scope: AnyScope,
  { version }: { readonly version: number },
): Promise<ReadonlyMap<string, number>> {
  const versions = (await listRulebookVersions(scope)).filter((each) => each.version <= version)
  const found = new Map<string, number>()
  const open = new Map<string, string>()
  for (const { version: number, decisionId } of versions.toSorted((a, b) => b.version - a.version)) {
    const book = await readRulebook(scope, { version: number })
    const rules = book ? textsOf(book.rulebook) : new Map<string, string>()
    if (number === version) for (const [id, text] of rules) open.set(id, text)
    for (const [id, text] of open) {
      if (rules.get(id) === text) found.set(id, decisionId)
      else open.delete(id)
    }
  }
  return found
}

function textsOf({ rules, defaultRule, deviations }: Rulebook): ReadonlyMap<string, string> {
  return new Map([...rules, defaultRule, ...deviations].map((rule) => [rule.id, JSON.stringify(rule)]))
}
