import type { Category } from '#base/categories'
import type { ElementCoding, ItemDraft } from '#formats/fhir/item-draft'
import { CATEGORY_RULES, type CategoryRule } from './category-rules.ts'

/** In which category a patient finds an item, and by which rule. */
export type Categorised = {
  /** Null for financial resources only. */
  readonly category: Category | null
  /** False when nothing said where it belongs: it stands in "other", and is counted for the institution. */
  readonly mapped: boolean
  readonly rule: string
}

/**
 * Chooses the category of an item by `CATEGORY_RULES`. `within` is the category of the report that lists the item
 * among its parts, if one does: a result without category of its own belongs where its report is.
 */
export function categorise(draft: ItemDraft, within: Category | null = null): Categorised {
  const rule = (RULES_BY_TYPE.get(draft.resourceType) ?? []).find((candidate) => fits(candidate, draft))
  if (rule) return { category: rule.category, mapped: true, rule: rule.id }
  if (draft.resourceType === 'Observation' && within) return { category: within, mapped: true, rule: 'part-of-report' }
  if (isMeasuredByLoinc(draft)) return { category: 'laboratory', mapped: true, rule: 'loinc-with-a-quantity' }
  if (draft.resourceType === 'DiagnosticReport') return { category: 'documents', mapped: false, rule: 'unknown-report' }
  return { category: 'other', mapped: false, rule: 'unknown' }
}

const RULES_BY_TYPE = rulesByType()

function rulesByType(): ReadonlyMap<string, readonly CategoryRule[]> {
  const byType = new Map<string, CategoryRule[]>()
  for (const rule of CATEGORY_RULES) {
    for (const type of rule.types) byType.set(type, [...(byType.get(type) ?? []), rule])
  }
  for (const rules of byType.values()) rules.sort((one, other) => one.priority - other.priority)
  return byType
}

function fits(rule: CategoryRule, draft: ItemDraft): boolean {
  if (!rule.elements) return true
  const judged = draft.codings.filter((coding) => rule.elements!.includes(coding.element))
  if (rule.words) return hasWord(rule.words, judged, draft)
  return judged.some(({ system, code }) => (!rule.system || rule.system === system) && rule.codes!.has(code))
}

function hasWord(words: readonly string[], judged: readonly ElementCoding[], draft: ItemDraft): boolean {
  const displays = judged.map(({ display }) => display ?? '').concat(draft.title)
  return displays.some((display) => {
    const lower = display.toLowerCase()
    return words.some((word) => lower.includes(word))
  })
}

/**
 * A LOINC code with a measured quantity and no category is a laboratory result more often than anything else: what is
 * measured at the bedside is in the list of vital signs, and questionnaires carry a category (US Core requires one).
 */
function isMeasuredByLoinc(draft: ItemDraft): boolean {
  return (
    draft.resourceType === 'Observation' && draft.code?.system === 'http://loinc.org' && draft.value?.number != null
  )
}
