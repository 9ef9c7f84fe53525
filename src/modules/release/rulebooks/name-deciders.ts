import { isMap, isSeq, parseDocument } from 'yaml'
import { parseRulebook, type Rulebook } from '../rulebook.ts'

/**
 * The text of a rulebook in which every rule that says something else than before, and still names whoever decided what it
 * said, names who decided it now. A new rule, and one that names others itself, keep what they say.
 */
export function nameDeciders(yamlText: string, before: Rulebook, decidedBy: string): string {
  const read = parseRulebook(yamlText)
  if (!read.ok) return yamlText
  const old = new Map(rulesOf(before).map((rule) => [rule.id, rule]))
  const changed = new Set(
    rulesOf(read.rulebook).flatMap((rule) => {
      const was = old.get(rule.id)
      const isOther = was !== undefined && JSON.stringify(was) !== JSON.stringify(rule)
      return isOther && was.decidedBy === rule.decidedBy ? [rule.id] : []
    }),
  )
  const document = parseDocument(yamlText, { schema: 'core' })
  const rules = document.get('rules')
  for (const rule of [document.get('defaultRule'), ...(isSeq(rules) ? rules.items : [])])
    if (isMap(rule) && changed.has(String(rule.get('id')))) rule.set('decidedBy', decidedBy)
  return document.toString({ lineWidth: 0 })
}

function rulesOf({ defaultRule, rules }: Rulebook) {
  return [defaultRule, ...rules]
}
