import type { Instant } from '#base/instant'
import { BEING_CHECKED, UNKNOWN_LABEL } from './built-in-rules.ts'
import { type CompiledRulebook, compileRulebook } from './compile-rulebook.ts'
import type { Rulebook } from './rulebook-shape.ts'
import { clinicianHold } from './rules/clinician-hold.ts'
import { mostSpecificRule } from './rules/most-specific-rule.ts'
import { openedStaysOpen } from './rules/opened-stays-open.ts'
import { patientChoice } from './rules/patient-choice.ts'
import { type LabelFinding, readLabels, readLabelsSafely } from './rules/readable-labels.ts'
import { releasedByClinician } from './rules/released-by-clinician.ts'
import { safetyNet } from './rules/safety-net.ts'
import { senderWish } from './rules/sender-wish.ts'
import { type Candidate, type ReleaseFacts, startOf, type Verdict } from './verdict.ts'

export type { ClinicianHold, ReleaseFacts, Verdict, VerdictKind } from './verdict.ts'

/**
 * The only place where the rules of release are understood: live, in the simulator and in explain (decision 0003).
 * Throws when delays have nothing to count from; the caller then takes `beingChecked`.
 */
export function decideRelease(facts: ReleaseFacts, rulebook: Rulebook): Verdict {
  const book = compileRulebook(rulebook)
  const labels = readLabels(facts.labels, book)
  if (labels.restrictedBy !== null) return restricted(labels.restrictedBy, book)
  const start = startOf(facts)
  if (Number.isNaN(start)) throw new RangeError('receivedAt is no instant')
  const netAt = start + book.netMs
  let said = mostSpecificRule(facts, start, book)
  said = senderWish(facts, said, start, book)
  said = releasedByClinician(facts, said, start)
  said = patientChoice(facts, said, { start, netAt }, book)
  said = clinicianHold(facts.holds, said, netAt)
  said = safetyNet(said, netAt)
  said = openedStaysOpen(facts, said, start)
  return verdictOf(said, labels, book)
}

/**
 * For the caller whose `decideRelease` failed, or whose facts could not be gathered: a sealed card "being checked" that
 * opens at the safety net. A label nobody can read still restricts. The caller alarms staff.
 */
export function beingChecked(facts: ReleaseFacts, rulebook: Rulebook): Verdict {
  const book = compileRulebook(rulebook)
  const labels = readLabelsSafely(facts.labels, book)
  if (labels.restrictedBy !== null) return restricted(labels.restrictedBy, book)
  const start = startOf(facts)
  const said: Candidate = {
    verdict: 'being-checked',
    at: start + book.netMs,
    floorAt: start + book.netMs,
    rule: BEING_CHECKED,
    because: `We could not work out which rule applies. Staff are checking; it opens after ${book.netDays} days at the latest.`,
  }
  return verdictOf(openedStaysOpen(facts, said, start), labels, book)
}

function verdictOf(said: Candidate, labels: LabelFinding, book: CompiledRulebook): Verdict {
  return {
    verdict: said.verdict,
    releaseAt: Number.isFinite(said.at) ? (new Date(said.at) as Instant) : null,
    rule: said.rule,
    because: said.because,
    rulebookVersion: book.version,
    card: said.verdict !== 'open' && said.verdict !== 'open-with-preface',
    delegates: labels.delegates,
  }
}

function restricted(label: string, book: CompiledRulebook): Verdict {
  return {
    verdict: 'restricted',
    releaseAt: null,
    rule: UNKNOWN_LABEL,
    because: `It carries a security label under which this region shows nothing: ${label}.`,
    rulebookVersion: book.version,
    card: false,
    delegates: 'none',
  }
}
