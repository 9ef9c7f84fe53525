import type { CompiledRulebook } from '../compile-rulebook.ts'
import type { ReleaseFacts } from '../verdict.ts'

export type LabelFinding = { readonly restrictedBy: string | null; readonly delegates: 'as-granted' | 'none' }

const NO_LABELS: LabelFinding = { restrictedBy: null, delegates: 'as-granted' }

/**
 * A label that the rulebook does not know restricts: whoever set it meant to protect something, and we cannot tell
 * what. Labels the rulebook knows as sensitive keep the item from delegates.
 */
export function readLabels(labels: ReleaseFacts['labels'], book: CompiledRulebook): LabelFinding {
  if (labels.length === 0) return NO_LABELS
  let restrictedBy: string | null = null
  let delegates: LabelFinding['delegates'] = 'as-granted'
  for (const { system, code } of labels) {
    const meaning = system === null ? undefined : book.labels.get(system)?.get(code)
    if (meaning === 'delegates') delegates = 'none'
    else if (meaning !== 'harmless') restrictedBy = earliest(restrictedBy, `${system ?? 'no system'}|${code}`)
  }
  return { restrictedBy, delegates }
}

/** After a fault the labels themselves may be what is broken: then nothing is shown. */
export function readLabelsSafely(labels: ReleaseFacts['labels'], book: CompiledRulebook): LabelFinding {
  try {
    return readLabels(labels, book)
  } catch {
    return { restrictedBy: 'unreadable', delegates: 'none' }
  }
}

/** The same label is named whatever the order in which the sender lists them. */
function earliest(a: string | null, b: string): string {
  return a !== null && a < b ? a : b
}
