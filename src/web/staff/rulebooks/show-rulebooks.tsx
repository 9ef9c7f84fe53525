import type { StaffScope } from '#platform/database/scopes'
import { type Draft, listDrafts, listRulebookVersions, readLiveRulebook, readRulebook, saveDraft } from '#release'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { RulebooksPage } from './rulebooks-page.tsx'

const LONGEST_TITLE = 200

/** Every version that was published, and for those who decide, what is being written. */
export async function showRulebooks(scope: StaffScope, _visit: Visit, frame: Frame): Promise<Shown> {
  return { view: await pageOf(scope, frame, null) }
}

/** Begins a draft as a copy of the rulebook in force. */
export async function startDraft(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const title = form.title?.trim() ?? ''
  if (title === '' || title.length > LONGEST_TITLE) return { view: await pageOf(scope, frame, title), status: 422 }
  const { version } = await readLiveRulebook(scope)
  const live = await readRulebook(scope, { version })
  const draftId = await saveDraft(scope, { title, yaml: live!.yaml })
  return { goTo: paths.draft(draftId, 'started') }
}

async function pageOf(scope: StaffScope, frame: Frame, wrongTitle: string | null) {
  const versions = await listRulebookVersions(scope)
  const drafts: readonly Draft[] = scope.role === 'operator' ? [] : await listDrafts(scope)
  return <RulebooksPage frame={frame} role={scope.role} versions={versions} drafts={drafts} wrongTitle={wrongTitle} />
}
