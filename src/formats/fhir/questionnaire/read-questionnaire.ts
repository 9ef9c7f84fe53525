import { child, children, number, text } from '../elements.ts'
import type { Fault } from '../fault.ts'
import type { Element, Resource } from '../types.ts'
import { ANSWER_TYPES, askedType, extension, hasExtension, KNOWN_EXTENSIONS } from './extensions.ts'
import type { Answer, Condition, Form, FormPart, Group, Question, Score, When } from './form.ts'
import { readOptions, readUnits } from './read-options.ts'
import { readWording } from './read-wording.ts'

/** More than these nobody answers on a phone. */
const MOST_ITEMS = 300
const MOST_FAULTS = 20

export type ReadForm =
  | {
      readonly form: Form
      /** What the questionnaire says and we do not act on, by the last word of its address. */
      readonly notes: readonly string[]
    }
  | { readonly faults: readonly Fault[] }

/**
 * Reads a FHIR R4 Questionnaire as it can be asked on pages (R4, Questionnaire; enableWhen; extensions of R4 core and of
 * Structured Data Capture as docs/reference/questionnaires.md lists them). What would change a question's meaning and is
 * not known here is a fault, with its place and how to mend it; it is never asked as if nothing were said.
 */
export function readQuestionnaire(resource: Resource): ReadForm {
  const reading: Reading = { resource, faults: [], notes: new Set(), seen: new Set(), earlier: new Set() }
  const url = text(resource, 'url')
  if (resource.resourceType !== 'Questionnaire')
    fault(reading, '', 'It is not a Questionnaire.', 'Send a Questionnaire.')
  if (!url) fault(reading, 'url', 'It has no address of its own.', 'Give it a url that stays the same in all versions.')
  if (text(resource, 'status') !== 'active')
    fault(reading, 'status', 'It is not in use.', 'Set its status to active when it may be asked.')
  const title = readWording(resource, 'title') ?? readWording(resource, 'name')
  if (!title) fault(reading, 'title', 'It has no title.', 'Give it a title that patients understand.')
  const parts = readParts(reading, resource, '')
  if (!reading.faults.length && !parts.some(isAsked)) fault(reading, 'item', 'It asks nothing.', 'Add a question.')
  if (reading.seen.size > MOST_ITEMS)
    fault(reading, 'item', `It has more than ${MOST_ITEMS} items.`, 'Ask in several questionnaires.')
  if (reading.faults.length > 0) return { faults: reading.faults.slice(0, MOST_FAULTS) }
  const form: Form = {
    url: url!,
    version: text(resource, 'version'),
    title: title!,
    about: readWording(resource, 'description'),
    language: text(resource, 'language'),
    parts,
  }
  return { form, notes: [...reading.notes].toSorted() }
}

type Reading = {
  readonly resource: Resource
  readonly faults: Fault[]
  readonly notes: Set<string>
  readonly seen: Set<string>
  /** The questions before the one that is read. */
  readonly earlier: Set<string>
}

function fault({ faults }: Reading, path: string, what: string, mend: string): null {
  faults.push({ path: path === '' ? 'Questionnaire' : `Questionnaire.${path}`, what, mend })
  return null
}

function isAsked(part: FormPart): boolean {
  return part.kind === 'question' || (part.kind === 'group' && part.parts.some(isAsked))
}

function readParts(reading: Reading, parent: Element, at: string): readonly FormPart[] {
  return children(parent, 'item').flatMap((item, index) => {
    const part = readPart(reading, item, `${at}item[${index}]`)
    return part ? [part] : []
  })
}

function readPart(reading: Reading, item: Element, path: string): FormPart | null {
  const linkId = text(item, 'linkId')
  if (!linkId) return fault(reading, path, 'It has no linkId.', 'Give each item a linkId of its own.')
  if (reading.seen.has(linkId))
    return fault(reading, `${path}.linkId`, `"${linkId}" stands twice.`, 'Give each item a linkId of its own.')
  if (linkId in {}) return fault(reading, `${path}.linkId`, `"${linkId}" cannot be used.`, 'Give it another linkId.')
  reading.seen.add(linkId)
  if (!holdsOnlyKnown(reading, item, path)) return null
  if (hasExtension(item, 'questionnaire-hidden')) return readHidden(reading, item, path)
  const part = { linkId, wording: readWording(item, 'text'), when: readWhen(reading, item, path) }
  const type = text(item, 'type')
  if (type === 'group') return readGroup(reading, item, path, part)
  if (type === 'display') return { ...part, kind: 'words' }
  if (hasExtension(item, 'sdc-questionnaire-calculatedExpression')) return readScore(reading, item, path, part)
  return readQuestion(reading, item, path, part)
}

type Start = Pick<Question, 'linkId' | 'wording' | 'when'>

/** Conditions and sums that we do not work out would be asked wrongly; other extensions are noted. */
function holdsOnlyKnown(reading: Reading, item: Element, path: string): boolean {
  const before = reading.faults.length
  if (item.modifierExtension !== undefined)
    fault(reading, path, 'It carries a modifier that changes its meaning and that we do not know.', 'Leave it out.')
  for (const each of children(item, 'extension')) {
    const name = text(each, 'url')?.split('/').at(-1) ?? ''
    const known = Object.hasOwn(KNOWN_EXTENSIONS, name) ? KNOWN_EXTENSIONS[name]! : undefined
    if (known === undefined) reading.notes.add(name)
    else if (typeof known === 'object') fault(reading, path, known.what, known.mend)
  }
  for (const name of ['_text', '_prefix'])
    if (child(item, name)?.modifierExtension !== undefined)
      fault(reading, `${path}.${name}`, 'It carries a modifier.', 'Leave it out.')
  return reading.faults.length === before
}

function readHidden(reading: Reading, item: Element, path: string): null {
  if (item.required === true)
    return fault(reading, path, 'It is hidden and required: nobody could answer it.', 'Show it, or do not require it.')
  reading.notes.add('questionnaire-hidden')
  return null
}

function readGroup(reading: Reading, item: Element, path: string, part: Start): Group | null {
  if (item.repeats === true)
    return fault(reading, path, 'A group that repeats cannot be asked here.', 'Ask in words, or list a fixed number.')
  return { ...part, kind: 'group', parts: readParts(reading, item, `${path}.`) }
}

/** A sum of weights, and nothing else, is worked out (decision 0059). */
const SUM_OF_WEIGHTS = /\.(?:ordinal|weight)\(\)\.(?:sum\(\)|aggregate\(\$this\+\$total,0\))$/

function readScore(reading: Reading, item: Element, path: string, part: Start): Score | null {
  const type = text(item, 'type')
  const expression = child(extension(item, 'sdc-questionnaire-calculatedExpression'), 'valueExpression')
  const written = (text(expression, 'expression') ?? '').replaceAll(/\s/g, '')
  const isSum = SUM_OF_WEIGHTS.test(written) && !/where\(|linkId|iif\(/.test(written)
  if ((type === 'integer' || type === 'decimal') && item.readOnly === true && isSum)
    return { ...part, kind: 'score', type }
  return fault(
    reading,
    path,
    'Only a read-only number that sums the weights of the answers is worked out here.',
    'Write it as an integer with readOnly and an expression that ends in .ordinal().sum() or .weight().sum(), or leave it out.',
  )
}

function readQuestion(reading: Reading, item: Element, path: string, part: Start): Question | null {
  const type = askedType(text(item, 'type'))
  if (!type)
    return fault(
      reading,
      `${path}.type`,
      `"${text(item, 'type')}" cannot be asked here.`,
      `Use one of: ${ANSWER_TYPES.join(', ')}.`,
    )
  if (!part.wording) return fault(reading, `${path}.text`, 'It has no words.', 'Write the question.')
  if (item.readOnly === true)
    return fault(reading, path, 'It is read-only and nothing fills it.', 'Leave it out, or let patients answer it.')
  const isChosen = type === 'choice' || type === 'open-choice'
  if (item.repeats === true && !isChosen)
    return fault(
      reading,
      path,
      'Only choices can have several answers here.',
      'Use text, and ask for all of them in it.',
    )
  const { options, faults } = readOptions(reading.resource, item)
  for (const each of faults) fault(reading, path, each.what, each.mend)
  if (isChosen && faults.length === 0 && options.length === 0)
    return fault(
      reading,
      path,
      'There is nothing to choose from.',
      'Give it answerOption, or a ValueSet inside the questionnaire.',
    )
  const units = readUnits(item)
  if (type === 'quantity' && units.length === 0)
    return fault(reading, path, 'It has no unit.', 'Say the unit (questionnaire-unit or questionnaire-unitOption).')
  reading.earlier.add(part.linkId)
  return {
    ...part,
    kind: 'question',
    type,
    prefix: text(item, 'prefix'),
    isRequired: item.required === true,
    repeats: item.repeats === true,
    options: isChosen ? options : [],
    units,
    least: readBound(item, 'minValue'),
    most: readBound(item, 'maxValue'),
    longest: number(item, 'maxLength'),
    first: children(item, 'initial').map(answerOf),
    parts: readParts(reading, item, `${path}.`),
  }
}

function answerOf(element: Element): Answer {
  return Object.fromEntries(Object.entries(element).filter(([name]) => name.startsWith('value')))
}

function readBound(item: Element, name: string): string | number | null {
  const found = extension(item, name)
  const value = Object.entries(found ?? {}).find(([key]) => key.startsWith('value'))?.[1]
  return typeof value === 'number' || typeof value === 'string' ? value : null
}

const OPERATORS = ['exists', '=', '!=', '>', '<', '>=', '<='] as const

function readWhen(reading: Reading, item: Element, path: string): When | null {
  const conditions = children(item, 'enableWhen').flatMap((each, index): readonly Condition[] => {
    const at = `${path}.enableWhen[${index}]`
    const question = text(each, 'question')
    const operator = OPERATORS.find((one) => one === each.operator)
    const answer = Object.entries(each).find(([name]) => name.startsWith('answer'))?.[1]
    if (!question || !reading.earlier.has(question)) {
      fault(reading, at, `It depends on "${question}", which is not asked before it.`, 'Ask that question earlier.')
      return []
    }
    if (!operator || answer === undefined || (operator === 'exists' && typeof answer !== 'boolean')) {
      fault(reading, at, 'It is not a condition.', 'Give an operator of R4 and an answer to compare with.')
      return []
    }
    return [{ question, operator, answer }]
  })
  if (conditions.length === 0) return null
  return { behavior: text(item, 'enableBehavior') === 'any' ? 'any' : 'all', conditions }
}
