import type { Answers, Form, FormPart, Question, Wording, Words } from '#formats/fhir/questionnaire/form'
import { askedParts } from './decide-asked.ts'

/** Questions on one page; more tire (look: at most five things). */
export const MOST_ON_A_STEP = 5

/** What stands on one page: the headings it is under, and questions with the words between them, in order. */
export type Step = {
  readonly headings: readonly Wording[]
  readonly parts: readonly (Question | Words)[]
}

/**
 * Cuts a form into pages: in its order, at most five questions on each, none beside one that it depends on, so that conditions
 * work without a script, and no page over the border of a group at the top.
 */
export function stepsOf({ parts }: Pick<Form, 'parts'>): readonly Step[] {
  const steps: { headings: readonly Wording[]; parts: (Question | Words)[]; top: FormPart }[] = []
  const walk = (part: FormPart, around: Around) => {
    const depends = [...around.depends, ...(part.when?.conditions.map(({ question }) => question) ?? [])]
    if (part.kind === 'score') return
    if (part.kind === 'group') {
      const headings = part.wording ? [...around.headings, part.wording] : around.headings
      for (const each of part.parts) walk(each, { ...around, depends, headings })
      return
    }
    const last = steps.at(-1)
    const fits =
      last &&
      last.top === around.top &&
      isRoom(last.parts, part) &&
      !last.parts.some((each) => depends.includes(each.linkId))
    if (fits) last.parts.push(part)
    else steps.push({ headings: around.headings, parts: [part], top: around.top })
    if (part.kind === 'question')
      for (const each of part.parts) walk(each, { ...around, depends: [...depends, part.linkId] })
  }
  for (const part of parts) walk(part, { top: part.kind === 'group' ? part : LOOSE, depends: [], headings: [] })
  return steps.map(({ headings, parts: own }) => ({ headings, parts: own }))
}

type Around = {
  /** The group at the top that it is in; what is in none is together. */
  readonly top: FormPart
  readonly depends: readonly string[]
  readonly headings: readonly Wording[]
}

const LOOSE: FormPart = { kind: 'group', linkId: '', wording: null, when: null, parts: [] }

function isRoom(parts: readonly (Question | Words)[], part: Question | Words): boolean {
  return part.kind === 'words' || parts.filter(({ kind }) => kind === 'question').length < MOST_ON_A_STEP
}

/** What is asked on a step, given the answers so far. */
export function askedOn(form: Pick<Form, 'parts'>, step: Step, answers: Answers): readonly (Question | Words)[] {
  const asked = askedParts(form, answers)
  return step.parts.filter(({ linkId }) => asked.has(linkId))
}

/** The first step after `after` (or before, going back) on which something is asked; null where there is none. */
export function nextStep(
  form: Pick<Form, 'parts'>,
  answers: Answers,
  { after, by = 1 }: { readonly after: number; readonly by?: 1 | -1 },
): number | null {
  const steps = stepsOf(form)
  for (let at = after + by; at >= 0 && at < steps.length; at += by)
    if (askedOn(form, steps[at]!, answers).length > 0) return at
  return null
}
