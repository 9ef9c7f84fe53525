import { Invalid, NotFound } from '#base/errors'
import { readClinicalDate } from '#base/instant'
import type { StaffScope } from '#platform/database/scopes'
import { commentOn, flagCounselled, liftHold, type OwnItemPage, placeHold, releaseNow } from '#release'
import type { Frame } from '../../patient/view-types.ts'
import { asLanguage, type Visit } from '../../shell/visit.ts'
import { dayAt, startOfDay } from '../../start-of-day.ts'

const ACTS = ['comment', 'release', 'hold', 'lift', 'counsel'] as const
export type ClinicWord = (typeof ACTS)[number]

/** What a form of an item says, and what is wrong with it. */
export type ClinicSaid = {
  readonly word: ClinicWord
  readonly text: string
  readonly language: string
  readonly ground: string | null
  readonly reason: string
  /** A day, YYYY-MM-DD. */
  readonly until: string
  readonly holdId: string
  readonly fault: 'comment' | 'language' | 'ground' | 'reason' | 'until' | 'gone' | 'rules' | null
  /** What the rules say against it, where no word of ours fits. */
  readonly why: string
}

const LONGEST_COMMENT = 10_000
const LONGEST_REASON = 2000

/** Throws Invalid for a form that is none of ours. */
export function readClinicSaid({ form }: Visit): ClinicSaid {
  const word = ACTS.find((each) => each === form.word)
  if (!word) throw new Invalid('form', { detail: 'no act' })
  const { text = '', language = '', ground = null, reason = '', until = '', hold: holdId = '' } = form
  return { word, text, language, ground, reason, until, holdId, fault: null, why: '' }
}

/** Does what the form says, or answers what is wrong with it; then nothing has been written. */
export async function tryClinicAct(
  scope: StaffScope,
  item: OwnItemPage,
  said: ClinicSaid,
  frame: Frame,
): Promise<ClinicSaid> {
  const fault = faultIn(said, item, frame)
  if (fault) return { ...said, fault }
  try {
    await act(scope, item.itemId, said, frame)
    return said
  } catch (cause) {
    if (cause instanceof Invalid) return { ...said, fault: 'rules', why: cause.message }
    if (cause instanceof NotFound && said.word === 'lift') return { ...said, fault: 'gone' }
    throw cause
  }
}

function faultIn(said: ClinicSaid, item: OwnItemPage, { now, timeZone }: Frame): ClinicSaid['fault'] {
  if (said.word === 'comment') {
    if (said.text.trim() === '' || said.text.trim().length > LONGEST_COMMENT) return 'comment'
    return asLanguage(said.language) ? null : 'language'
  }
  if (said.word !== 'hold') return null
  if (!said.ground) return 'ground'
  if (said.reason.trim() === '' || said.reason.length > LONGEST_REASON) return 'reason'
  if (readClinicalDate(said.until)?.precision !== 'day') return 'until'
  const isPast = said.until <= dayAt(now, timeZone)
  return isPast || startOfDay(said.until, timeZone) > item.waitsAtMostUntil ? 'until' : null
}

async function act(scope: StaffScope, itemId: string, said: ClinicSaid, { timeZone }: Frame): Promise<void> {
  switch (said.word) {
    case 'comment':
      return commentOn(scope, { itemId, text: said.text, language: asLanguage(said.language)! })
    case 'release':
      return releaseNow(scope, { itemId })
    case 'hold':
      return placeHold(scope, {
        itemId,
        ground: said.ground!,
        reason: said.reason,
        until: startOfDay(said.until, timeZone),
      })
    case 'lift':
      return liftHold(scope, { holdId: said.holdId })
    case 'counsel':
      return flagCounselled(scope, { itemId })
  }
}
