import type { Ball, Outcome, RequestKind } from './request.ts'

/** What a team can say to each kind of request. */
export const ANSWERS = {
  'early-opening': ['opened', 'declined', 'will-call', 'question'],
  'call-me': ['called', 'will-call', 'question'],
  correction: ['corrected', 'stands', 'question'],
  appointment: ['booked', 'will-call', 'question', 'refused'],
  medicine: ['ready', 'accepted', 'question', 'refused'],
} as const satisfies Record<RequestKind, readonly AnswerWord[]>
export type AnswerWord =
  | 'opened'
  | 'declined'
  | 'called'
  | 'corrected'
  | 'stands'
  | 'booked'
  | 'ready'
  | 'accepted'
  | 'refused'
  | 'will-call'
  | 'question'

/** Why an answer cannot be given as it was written. */
export type AnswerFault = 'word' | 'text'

export type AnswerVerdict =
  | { readonly fault: AnswerFault }
  | { readonly fault: null; readonly ball: Ball; readonly outcome: Outcome | null; readonly opens: boolean }

/** To decline, to leave as it is, to say when a visit is and to ask something back need words; the person reads them. */
const NEEDS_TEXT: ReadonlySet<AnswerWord> = new Set(['declined', 'refused', 'stands', 'booked', 'question'])

/** What an answer does: whose turn it is then, whether it is over, and whether it opens what was asked about. */
export function decideAnswer(
  kind: RequestKind,
  { word, text }: { readonly word: string | undefined; readonly text: string },
): AnswerVerdict {
  const answers: readonly AnswerWord[] = ANSWERS[kind] ?? []
  const said = answers.find((each) => each === word)
  if (!said) return { fault: 'word' }
  if (NEEDS_TEXT.has(said) && text.trim() === '') return { fault: 'text' }
  if (said === 'question') return { fault: null, ball: 'person', outcome: null, opens: false }
  if (said === 'will-call' || said === 'accepted') return { fault: null, ball: 'staff', outcome: null, opens: false }
  return { fault: null, ball: 'staff', outcome: said, opens: said === 'opened' }
}
