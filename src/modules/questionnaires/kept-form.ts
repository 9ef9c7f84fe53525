import type { Form } from '#formats/fhir/questionnaire/form'
import { readQuestionnaire } from '#formats/fhir/questionnaire/read-questionnaire'
import type { Resource } from '#formats/fhir/types'

const MOST_KEPT = 50
const kept = new Map<string, Form>()

/**
 * The form of a published questionnaire. A published version never changes, so that what was read once is kept. Throws where what
 * is stored cannot be read any more: that is a fault of ours.
 */
export function formOf({
  questionnaireId,
  resource,
}: {
  readonly questionnaireId: string
  readonly resource: string
}): Form {
  const known = kept.get(questionnaireId)
  if (known) return known
  const read = readQuestionnaire(JSON.parse(resource) as Resource)
  if ('faults' in read)
    throw new Error(`questionnaire ${questionnaireId} cannot be read any more: ${read.faults[0]?.what}`)
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!)
  kept.set(questionnaireId, read.form)
  return read.form
}
