import { Conflict, Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import { readClinicalDate } from '#base/instant'
import { findDecisionOf, publishDecided } from '#governance'
import type { StaffScope } from '#platform/database/scopes'
import { checkDraft, type Draft, readDraft, removeDeviation, saveDraft } from '#release'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { type DraftFault, DraftPage } from './draft-page.tsx'
import { namesOfInstitutions, textFile } from './show-rulebook.tsx'

const LONGEST_TEXT = 1_000_000

/** A rulebook on its way: whether it holds, what it changes, and for stewards how to change and publish it. */
export async function showDraft(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const draft = await draftOf(scope, visit)
  return draftView(scope, frame, draft, { done: visit.query.done ?? null, fault: null, form: {} })
}

/** The draft's text, as it was saved. */
export async function downloadDraft(scope: StaffScope, visit: Visit): Promise<Shown> {
  const draft = await draftOf(scope, visit)
  return textFile('rulebook-draft.yaml', draft.yaml)
}

/** Saves the whole text, takes a deviation away, or publishes. */
export async function changeDraft(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const draft = await draftOf(scope, visit)
  const { form } = visit
  const again = (fault: DraftFault) => draftView(scope, frame, draft, { done: null, fault, form })
  if (form.word === 'text') return saveText(scope, draft, form.text ?? '', again)
  if (form.word === 'remove') return saveYaml(scope, draft, removeDeviation(draft.yaml, { id: form.deviation ?? '' }))
  if (form.word === 'publish') return publish(scope, form, again)
  throw new Invalid('form', { detail: 'no word' })
}

/** Throws NotFound for what is no draft, or none that this role may read. */
export async function draftOf(scope: StaffScope, { params }: Visit): Promise<Draft> {
  const draftId = params.draftId ?? ''
  if (!isUuid(draftId)) throw new NotFound('draft', { detail: 'not an id' })
  return readDraft(scope, { draftId })
}

/** Keeps the text in the place of what it was, and leads back to the draft. */
export async function saveYaml(scope: StaffScope, { draftId, title }: Draft, yaml: string): Promise<Shown> {
  await saveDraft(scope, { draftId, title, yaml })
  return { goTo: paths.draft(draftId, 'saved') }
}

type Again = (fault: DraftFault) => Promise<Shown>

async function saveText(scope: StaffScope, draft: Draft, text: string, again: Again): Promise<Shown> {
  const yaml = text.replaceAll('\r\n', '\n')
  if (yaml.trim() === '' || yaml.length > LONGEST_TEXT) return again({ code: 'tooLong', field: 'text' })
  return saveYaml(scope, draft, yaml)
}

async function publish(scope: StaffScope, { decision = '', from = '' }: Visit['form'], again: Again): Promise<Shown> {
  if (!/^\d{1,9}$/.test(decision)) throw new Invalid('form', { detail: 'no decision' })
  const day = readClinicalDate(from)
  if (day?.precision !== 'day' || from < scope.now.toISOString().slice(0, 10))
    return again({ code: 'effectiveFrom', field: 'from' })
  try {
    const version = await publishDecided(scope, { decisionId: Number(decision), effectiveFrom: from })
    return { goTo: paths.rulebook(version, 'published') }
  } catch (cause) {
    if (cause instanceof Invalid || cause instanceof Conflict || cause instanceof NotFound)
      return again({ code: 'engine', field: 'publish', why: cause.message })
    throw cause
  }
}

async function draftView(
  scope: StaffScope,
  frame: Frame,
  draft: Draft,
  sent: { readonly done: string | null; readonly fault: DraftFault | null; readonly form: Visit['form'] },
): Promise<Shown> {
  const checked = await checkDraft(scope, { draftId: draft.draftId })
  const names = await namesOfInstitutions(scope)
  const decisionId = await findDecisionOf(scope, { draftId: draft.draftId })
  const mayChange = scope.role === 'steward' && draft.publishedVersion === null
  return {
    view: <DraftPage {...{ frame, draft, checked, names, mayChange, decisionId }} {...sent} />,
    ...(sent.fault ? { status: 422 } : {}),
  }
}
