import type { Words } from '#messages/translator'

export type FlagMarkProps = { readonly flag: keyof Words['flags']; readonly w: Words }

// A mark beside the words; colour says nothing that the words do not.
const MARKS: Readonly<Record<keyof Words['flags'], string>> = {
  normal: 'f',
  low: 'f dn',
  high: 'f up',
  'critical-low': 'f dn crit',
  'critical-high': 'f up crit',
  critical: 'f ab crit',
  abnormal: 'f ab',
  positive: 'f pl',
  negative: 'f',
  resistant: 'f ab',
  intermediate: 'f ab',
  susceptible: 'f',
}

/** The sender's own judgement of a value, in words. */
export function FlagMark({ flag, w }: FlagMarkProps) {
  return <p class={MARKS[flag]}>{w.flags[flag]}</p>
}
