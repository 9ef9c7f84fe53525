import { LANGUAGES, type Language } from '#base/categories'
import type { Instant } from '#base/instant'

export type AnnouncementWords = { readonly title: string; readonly text: string }

/** In at least one of our languages; nothing is translated by a machine. */
export type InLanguages = Readonly<Partial<Record<Language, AnnouncementWords>>>

/** Whom it is for; whatever is not said does not narrow. */
export type Group = {
  /** The town of their address, as the institutions know it. */
  readonly place: string
  readonly ageFrom: number | null
  readonly ageUntil: number | null
  /** Only those whom the institution knows. */
  readonly knownHere: boolean
}

/** A message of a health service to a group. */
export type Announcement = Group & {
  readonly announcementId: string
  readonly institutionId: string
  readonly institutionName: string
  readonly words: InLanguages
  /** YYYY-MM-DD, the first and the last day. */
  readonly beginsOn: string
  readonly endsOn: string
  readonly madeName: string
  readonly madeAt: Instant
  readonly answer: 'yes' | 'no' | null
  readonly answerWords: string
  readonly answeredName: string | null
  readonly answeredAt: Instant | null
  readonly gatheredAt: Instant | null
  readonly withdrawnAt: Instant | null
  readonly isOver: boolean
}

export const LONGEST_TITLE = 120
export const LONGEST_TEXT = 3000
/** A group that is smaller points at single persons. */
export const SMALLEST_GROUP = 20
export const MOST_DAYS = 180

/** The words in a reader's language, or in the first of ours that it was written in, with that language. */
export function wordsFor(words: InLanguages, language: Language): AnnouncementWords & { readonly language: Language } {
  const found = words[language] ? language : LANGUAGES.find((each) => words[each])
  return found ? { ...words[found]!, language: found } : { title: '', text: '', language }
}
