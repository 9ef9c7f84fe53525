import { LONGEST_TEXT } from './longest.ts'

/** What a team can do with a thread. */
export const TEAM_WORDS = ['answer', 'question', 'handed-over', 'closed', 'reopened'] as const
export type TeamWord = (typeof TEAM_WORDS)[number]

/** Why it cannot be done as the form says it. */
export type TeamWordFault = 'word' | 'text' | 'team'

/** What is wrong with what a team wants to say; null: nothing. To open again needs no words, all else does. */
export function decideTeamWord({
  word,
  text,
  toTeam,
}: {
  readonly word: string | undefined
  readonly text: string
  readonly toTeam: string
}): TeamWordFault | null {
  const said = TEAM_WORDS.find((each) => each === word)
  if (!said) return 'word'
  if (said === 'handed-over' && toTeam === '') return 'team'
  if (text.length > LONGEST_TEXT || (said !== 'reopened' && text.trim() === '')) return 'text'
  return null
}
