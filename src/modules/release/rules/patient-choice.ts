import type { Category } from '#base/categories'
import { EVERYTHING, type Moment, type Wishes } from '../choice/choice.ts'
import { CHOSE_AT_ONCE, CHOSE_COMMENT, CHOSE_PREFACE, CHOSE_QUIET, CHOSE_TO_ASK } from '../choice/choice-rules.ts'
import { classesOfTest } from '../class-of-test.ts'
import type { CompiledRulebook } from '../compile-rulebook.ts'
import type { Candidate, ReleaseFacts } from '../verdict.ts'
import { nextLoudMoment } from './quiet-hours.ts'

type Span = { readonly start: number; readonly netAt: number }

/**
 * What the person wishes for such a result. It may make it later, up to the safety net; earlier only where the rules that
 * spoke leave it to the person. What a law blocks it leaves alone, and a clinician's hold comes after it, so that no
 * choice opens either. What was history when it came (older than the safety net) is not held back.
 */
export function patientChoice(facts: ReleaseFacts, said: Candidate, span: Span, book: CompiledRulebook): Candidate {
  if (facts.wishes.choices.length === 0 || said.verdict === 'blocked') return said
  if (span.netAt <= facts.receivedAt.getTime()) return said
  const moments = momentsFor(facts, book)
  if (moments.size === 0) return said
  if (moments.has('at-once')) return atOnce(said, span)
  let wished = said
  if (moments.has('after-comment')) wished = afterComment(facts, wished, span)
  if (moments.has('when-I-ask')) wished = whenAsked(facts, wished, span)
  if (moments.has('not-at-night-or-weekend')) wished = notAtNight(facts, wished, span, book)
  return moments.has('preface-first') ? withPreface(wished) : wished
}

/**
 * For each class of the item its own choice, else the category's, else that for everything; all of them together. "At
 * once" counts only where nothing else does, for every class.
 */
function momentsFor(facts: ReleaseFacts, book: CompiledRulebook): ReadonlySet<Moment> {
  const { choices } = facts.wishes
  const general = chosenFor(choices, facts.category) ?? chosenFor(choices, EVERYTHING) ?? []
  const bits = classesOfTest(facts.codings, book.classes)
  const sets = book.classIds.flatMap((id, position) =>
    (bits & (1 << position)) === 0 ? [] : [chosenFor(choices, id) ?? general],
  )
  if (sets.length === 0) sets.push(general)
  const together = new Set(sets.flat())
  const isAtOnce = sets.every((set) => set.includes('at-once'))
  if (!isAtOnce) together.delete('at-once')
  return together
}

function chosenFor(choices: Wishes['choices'], subject: Category | string): readonly Moment[] | null {
  return choices.find((choice) => choice.subject === subject && choice.moments.length > 0)?.moments ?? null
}

function atOnce(said: Candidate, { start }: Span): Candidate {
  if (said.floorAt >= said.at) return said
  if (said.floorAt > start) return { ...said, at: said.floorAt }
  return {
    verdict: 'open',
    at: start,
    floorAt: start,
    rule: CHOSE_AT_ONCE,
    because: 'The person chose to have it at once, and the rule leaves that to the person.',
  }
}

function afterComment(facts: ReleaseFacts, said: Candidate, { netAt }: Span): Candidate {
  const commented = facts.commentedAt?.getTime() ?? Number.NaN
  const at = commented < netAt ? commented : netAt
  if (at <= said.at) return said
  const waits = Number.isNaN(commented) || commented >= netAt
  const because = waits
    ? 'The person chose to wait for a comment.'
    : 'The person waited for a comment, and it has come.'
  return { verdict: waits ? 'after-comment' : 'open', at, floorAt: at, rule: CHOSE_COMMENT, because }
}

/** What came after the last time the person asked waits for the next time. */
function whenAsked(facts: ReleaseFacts, said: Candidate, { netAt }: Span): Candidate {
  const received = facts.receivedAt.getTime()
  const asked = facts.wishes.asks
    .filter(({ category, at }) => (category === null || category === facts.category) && at.getTime() >= received)
    .map(({ at }) => at.getTime())
  const at = Math.min(netAt, ...asked)
  if (at <= said.at) return said
  const because = asked.length > 0 ? 'The person asked for it.' : 'The person chose to ask for it.'
  return { verdict: asked.length > 0 ? 'open' : 'delayed', at, floorAt: at, rule: CHOSE_TO_ASK, because }
}

/** Nothing new is told in quiet hours: what would open then, or comes then, opens when they end. */
function notAtNight(facts: ReleaseFacts, said: Candidate, { netAt }: Span, book: CompiledRulebook): Candidate {
  const news = Math.max(said.at, facts.receivedAt.getTime())
  const loud = Math.min(nextLoudMoment(news, book.quietHours), netAt)
  if (loud <= news) return said
  const because = 'The person chose not to be told at night or at the weekend.'
  const verdict = said.verdict === 'open' || said.verdict === 'open-with-preface' ? 'delayed' : said.verdict
  return { verdict, at: loud, floorAt: loud, rule: CHOSE_QUIET, because }
}

/** A card that has stood there is a preface already: only what opens at once gets one. */
function withPreface(said: Candidate): Candidate {
  if (said.verdict !== 'open') return said
  return {
    ...said,
    verdict: 'open-with-preface',
    rule: CHOSE_PREFACE,
    because: 'The person chose to see a preface first.',
  }
}
