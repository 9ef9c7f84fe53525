import type { ExplainedWord } from '#explanations/explanations'
import type { Frame } from './view-types.ts'

/** A word of a note, and what it means in the reader's language. */
export type WordView = {
  readonly word: string
  readonly anchor: string
  readonly meaning: string
  readonly isReviewed: boolean
}

/** The words of a text that need explaining; those without words in the reader's language are left out. */
export function wordsOf(text: string, { explanations, w }: Pick<Frame, 'explanations' | 'w'>): readonly WordView[] {
  return explanations.wordsIn(text).flatMap((found) => viewOf(found, w.language))
}

function viewOf({ word, explanation }: ExplainedWord, language: Frame['w']['language']): WordView[] {
  const wording = explanation.wordings[language]
  if (!wording) return []
  return [{ word, anchor: explanation.id, meaning: wording.name, isReviewed: wording.review !== null }]
}

/** What words of a note mean, below it; links in the text lead here and nothing else is needed to read it. */
export function WordsExplained({
  words,
  frame: { w },
}: {
  readonly words: readonly WordView[]
  readonly frame: Frame
}) {
  const t = w.displays
  if (words.length === 0) return null
  return (
    <section id="words">
      <h2>{t.words}</h2>
      <dl class="words">
        {words.map(({ word, anchor, meaning }) => (
          <div id={anchor}>
            <dt>
              <bdi>{word}</bdi>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p class="m">
        {t.wordsAre} {words.every(({ isReviewed }) => isReviewed) ? '' : w.explain.unreviewed}
      </p>
    </section>
  )
}
