import { children, text } from '../elements.ts'
import type { Element, Resource } from '../types.ts'
import type { Answer, Answers, Form, FormPart } from './form.ts'

export type ResponseOrder = {
  readonly id: string
  readonly form: Form
  /** Of what is asked; anything else is left out by `isAsked`. */
  readonly answers: Answers
  readonly scores: Readonly<Record<string, number>>
  /** Whether a part is asked, by its linkId. */
  readonly isAsked: (linkId: string) => boolean
  /** When it was sent, as an instant of FHIR. */
  readonly authored: string
  readonly subject: Element
  readonly author: Element
}

/**
 * A FHIR R4 QuestionnaireResponse: items in the order of the form, words of the questionnaire beside the answers, nothing
 * for what was not asked (R4, QuestionnaireResponse, notes).
 */
export function writeResponse(order: ResponseOrder): Resource {
  const { id, form, authored, subject, author } = order
  return {
    resourceType: 'QuestionnaireResponse',
    id,
    questionnaire: form.version ? `${form.url}|${form.version}` : form.url,
    status: 'completed',
    subject,
    authored,
    author,
    item: form.parts.flatMap((part) => writePart(part, order)),
  }
}

function writePart(part: FormPart, order: ResponseOrder): readonly Element[] {
  const { linkId, wording } = part
  if (!order.isAsked(linkId) || part.kind === 'words') return []
  const start = { linkId, ...(wording && { text: wording.text }) }
  if (part.kind === 'score') {
    const score = order.scores[linkId]
    const name = part.type === 'integer' ? 'valueInteger' : 'valueDecimal'
    return score === undefined ? [] : [{ ...start, answer: [{ [name]: score }] }]
  }
  const inside = part.parts.flatMap((each) => writePart(each, order))
  if (part.kind === 'group') return inside.length === 0 ? [] : [{ ...start, item: inside }]
  const answers = order.answers[linkId] ?? []
  if (answers.length === 0) return []
  // What stands inside a question goes with its first answer.
  const withParts = answers.map((answer, at) => (at === 0 && inside.length > 0 ? { ...answer, item: inside } : answer))
  return [{ ...start, answer: withParts }]
}

/** The answers in a QuestionnaireResponse, scores among them, by linkId. */
export function answersIn(response: Element): Answers {
  const found: Record<string, readonly Answer[]> = {}
  const walk = (parent: Element) => {
    for (const item of children(parent, 'item')) {
      const linkId = text(item, 'linkId')
      const answers = children(item, 'answer')
      if (linkId && answers.length > 0) found[linkId] = answers.map(({ item: _, ...answer }) => answer)
      walk(item)
      answers.forEach(walk)
    }
  }
  walk(response)
  return found
}
