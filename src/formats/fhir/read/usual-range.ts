import type { Age, AgeSpan, ConditionalRange, Sex } from '../conditional-range.ts'
import { child, children, choice, isElement, number, text } from '../elements.ts'
import { codingsOf, conceptWords } from '../say/concept.ts'
import { rangeText } from '../say/quantity.ts'
import type { Element } from '../types.ts'
import type { ItemRange } from './kind.ts'
import { ageUnitOf, readWordedRanges, sexInWord, type WordedRange } from './worded-ranges.ts'

/**
 * The usual range of an Observation or one of its components. Numbers only of one that stands alone, for everyone and
 * in the value's own unit: they are drawn and read beside the value. Otherwise its text, of several all of them; and
 * each by itself where it says for whom it is, so that the one that fits a person can be chosen when it is shown.
 */
export function usualRange(element: Element): ItemRange | null {
  const ranges = usualRanges(element)
  const words = ranges.map((range) => writtenRange(range, element)).filter((words) => words !== null)
  if (!words.length) return null
  const hasUsual = ranges.some((range) => isUsual(range) || isOfPhase(range))
  const conditional = hasUsual ? ranges.flatMap((range) => conditionalRanges(range, element)) : []
  const isForSome = conditional.some(({ sex, age, condition }) => sex ?? age ?? condition)
  const only = ranges.length === 1 && !isForSome ? ranges[0]! : null
  const isPlain = only !== null && isUsual(only) && isInUnitOf(element, only)
  return {
    low: isPlain ? number(child(only, 'low'), 'value') : null,
    high: isPlain ? number(child(only, 'high'), 'value') : null,
    text: words.join('; '),
    conditional: isForSome ? conditional : [],
  }
}

/** A range for treatment is not where healthy people are; it is told only when there is no other, and as what it is. */
function usualRanges(element: Element): readonly Element[] {
  const ranges = children(element, 'referenceRange')
  const usual = ranges.filter((range) => isUsual(range) || isOfPhase(range))
  return usual.some(isUsual) ? usual : ranges
}

/** R4 referencerange-meaning: without a type it is the normal range. */
function isUsual(range: Element): boolean {
  const type = child(range, 'type')
  return type === null || codingsOf(type).some(({ code }) => code === 'normal') || conceptWords(type) === null
}

/** R4 referencerange-meaning, below "endocrine": normal in a phase of life or of the cycle. */
const PHASES: ReadonlySet<string> = new Set(
  'endocrine pre-puberty follicular midcycle luteal postmenopausal'.split(' '),
)

function isOfPhase(range: Element): boolean {
  return codingsOf(child(range, 'type')).some(({ code }) => PHASES.has(code))
}

function ownUnits(element: Element): readonly string[] {
  const found = choice(element, 'value')
  return found && isElement(found.value) ? unitsOf(found.value) : []
}

function isInUnitOf(element: Element, range: Element): boolean {
  if (!choice(element, 'value')) return true
  const own = ownUnits(element)
  const bounds = [...children(range, 'low'), ...children(range, 'high')].map(unitsOf)
  return bounds.every((units) => !units.length || units.some((unit) => own.includes(unit)))
}

function unitsOf(quantity: Element): readonly string[] {
  return [text(quantity, 'unit'), text(quantity, 'code')].filter((unit) => unit !== null)
}

/** What the sender wrote, with whose it is. */
function writtenRange(range: Element, element: Element): string | null {
  const words = bareWords(range, element)
  const type = isUsual(range) ? null : conceptWords(child(range, 'type')!)
  const whose = [type, ...children(range, 'appliesTo').map(conceptWords), rangeText(child(range, 'age'))]
  const said = whose.filter(Boolean).join(', ')
  return words && said ? `${said}: ${words}` : words
}

/** The sender's text; from the numbers with their unit when that unit is not the value's. */
function bareWords(range: Element, element: Element): string | null {
  const written = text(range, 'text')
  return isInUnitOf(element, range) ? (written ?? rangeText(range)) : (rangeText(range) ?? written)
}

/** One range as what it says, or the ranges that its text alone tells apart. */
function conditionalRanges(range: Element, element: Element): readonly ConditionalRange[] {
  const words = bareWords(range, element)
  if (words === null) return []
  const { sex, condition } = whoseOf(range)
  const age = ageOf(range)
  const isBare = sex === null && age === null && condition === null
  const worded = isBare ? readWordedRanges(text(range, 'text') ?? '', ownUnits(element)) : null
  if (worded) return fromWords(worded, element)
  const hasNumbers = isInUnitOf(element, range)
  const end = (name: string) => (hasNumbers ? number(child(range, name), 'value') : null)
  const span = age === 'unclear' ? null : age
  const unclear = age === 'unclear' ? (rangeText(child(range, 'age')) ?? '–') : null
  const others = [condition, unclear].filter((each) => each !== null)
  return [{ low: end('low'), high: end('high'), text: words, sex, age: span, condition: others.join(', ') || null }]
}

/**
 * Numbers in words are in the value's unit, unless another one stands there; where it stands with one range of several, those
 * without a unit may be meant in it, too.
 */
function fromWords(worded: readonly WordedRange[], element: Element): readonly ConditionalRange[] {
  const own = ownUnits(element).map((each) => each.toLowerCase())
  const isOwn = (unit: string) => own.includes(unit.toLowerCase())
  const hasOther = worded.some(({ unit }) => unit !== null && !isOwn(unit))
  return worded.map(({ unit, low, high, ...range }) => {
    const isSame = unit === null ? !hasOther : isOwn(unit)
    return { ...range, low: isSame ? low : null, high: isSame ? high : null, condition: null }
  })
}

/** Sex by its code, or by one word that means nothing else; anything more is a condition of which we know nothing. */
function whoseOf(range: Element): Pick<ConditionalRange, 'sex' | 'condition'> {
  const said = children(range, 'appliesTo').map((concept) => ({ sex: sexOf(concept), words: conceptWords(concept) }))
  const sexes = [...new Set(said.flatMap(({ sex }) => sex ?? []))]
  const type = isUsual(range) ? null : conceptWords(child(range, 'type')!)
  const beside = children(range, 'appliesTo').map(wordsBesideSex)
  const others = [type, ...said.map(({ sex, words }, at) => (sex ? beside[at]! : (words ?? '–')))].filter(
    (each) => each !== null,
  )
  // For men and for women is for both.
  return { sex: sexes.length === 1 ? sexes[0]! : null, condition: others.join(', ') || null }
}

/** "Women, pregnant" beside the code for women says more than the code. */
function wordsBesideSex(concept: Element): string | null {
  const words = text(concept, 'text')?.trim() ?? ''
  const displays = children(concept, 'coding').map((coding) => text(coding, 'display')?.trim().toLowerCase())
  const isSaid = words === '' || sexInWord(words) !== null || displays.includes(words.toLowerCase())
  return isSaid || /^[mf]$/i.test(words) ? null : words
}

/** FHIR administrative-gender, HL7 v3 and v2 (0001), and SNOMED CT. */
const SEX_CODES: Readonly<Record<string, Sex>> = {
  male: 'male',
  M: 'male',
  '248153007': 'male',
  female: 'female',
  F: 'female',
  '248152002': 'female',
}
const SEX_SYSTEMS = /administrative-?gender$|\/v2[-/]0001$|^http:\/\/snomed\.info\/sct$|2\.16\.840\.1\.113883\.5\.1$/i

function sexOf(concept: Element): Sex | null {
  const known = codingsOf(concept).filter(({ system }) => system !== null && SEX_SYSTEMS.test(system))
  const [sex, ...more] = [...new Set(known.map(({ code }) => SEX_CODES[code] ?? null))]
  return known.length === 0 ? sexInWord(conceptWords(concept) ?? '') : more.length === 0 ? sex! : null
}

/** The ages for which a range is; unclear where its ends are not ages that can be compared. */
function ageOf(range: Element): AgeSpan | 'unclear' | null {
  const age = child(range, 'age')
  if (age === null) return null
  const [low, high] = [endOf(child(age, 'low')), endOf(child(age, 'high'))]
  if (low === 'unclear' || high === 'unclear') return 'unclear'
  return low || high ? { low, high } : 'unclear'
}

function endOf(quantity: Element | null): Age | 'unclear' | null {
  if (quantity === null) return null
  const value = number(quantity, 'value')
  const unit = ageUnitOf(text(quantity, 'code') ?? text(quantity, 'unit') ?? '')
  const isClear = value !== null && Number.isFinite(value) && value >= 0 && unit !== null
  return isClear && text(quantity, 'comparator') === null ? { value, unit } : 'unclear'
}
