import { child, children, choice, isElement, isResource, number, text } from '../elements.ts'
import type { Element, Resource } from '../types.ts'
import { extension } from './extensions.ts'
import type { Option, Unit } from './form.ts'
import { readWording } from './read-wording.ts'

const MOST_OPTIONS = 200

type Faults = readonly { readonly what: string; readonly mend: string }[]

/** What can be chosen: the options of the item, or the codes of a ValueSet inside the questionnaire. */
export function readOptions(
  questionnaire: Resource,
  item: Element,
): { readonly options: readonly Option[]; readonly faults: Faults } {
  const own = children(item, 'answerOption')
  const address = text(item, 'answerValueSet')
  const refuse = (what: string, mend: string) => ({ options: [], faults: [{ what, mend }] })
  if (own.length > MOST_OPTIONS)
    return refuse(`It has more than ${MOST_OPTIONS} options.`, 'Ask for it in words, or in two steps.')
  if (!address) return { options: own.flatMap(readOption), faults: [] }
  const set = children(questionnaire, 'contained').find((each) => isResource(each) && `#${each.id}` === address)
  const codings = set ? codingsOf(set) : []
  if (codings.length === 0 || codings.length > MOST_OPTIONS)
    return refuse(
      `The ValueSet ${address} is not inside the questionnaire with its codes.`,
      `Put it inside (contained) with at most ${MOST_OPTIONS} codes, or use answerOption.`,
    )
  return { options: codings.flatMap((coding) => readOption({ valueCoding: coding })), faults: [] }
}

/** The codes of a ValueSet that lists them. */
function codingsOf(set: Element): readonly Element[] {
  const expanded = children(child(set, 'expansion'), 'contains')
  if (expanded.length > 0) return expanded
  const composed = child(set, 'compose')
  if (children(composed, 'exclude').length > 0) return []
  return children(composed, 'include').flatMap((include) =>
    children(include, 'concept').map((concept) => ({ system: include.system, ...concept })),
  )
}

function readOption(element: Element): readonly Option[] {
  const found = choice(element, 'value')
  if (!found) return []
  const coding = found.type === 'Coding' && isElement(found.value) ? found.value : null
  const wording = coding
    ? (readWording(coding, 'display') ?? readWording(coding, 'code'))
    : (readWording(element, `value${found.type}`) ?? { text: String(found.value), translations: {} })
  if (!wording) return []
  const answer = coding
    ? { valueCoding: Object.fromEntries(CODING.flatMap((name) => (text(coding, name) ? [[name, coding[name]]] : []))) }
    : { [`value${found.type}`]: found.value }
  const weight = [element, coding].flatMap((each) => (each ? [weightOf(each)] : [])).find((each) => each !== null)
  return [{ answer, wording, weight: weight ?? null, isChosenAtFirst: element.initialSelected === true }]
}

const CODING = ['system', 'version', 'code', 'display'] as const

function weightOf(element: Element): number | null {
  return number(extension(element, 'itemWeight') ?? extension(element, 'ordinalValue'), 'valueDecimal')
}

/** The units a quantity may be given in; of a number the one it is in. */
export function readUnits(item: Element): readonly Unit[] {
  return children(item, 'extension').flatMap((each) => {
    const url = text(each, 'url') ?? ''
    if (!url.endsWith('/questionnaire-unit') && !url.endsWith('/questionnaire-unitOption')) return []
    const coding = child(each, 'valueCoding')
    const words = text(coding, 'display') ?? text(coding, 'code')
    return words ? [{ text: words, code: text(coding, 'code'), system: text(coding, 'system') }] : []
  })
}
