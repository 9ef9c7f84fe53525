import { randomUUID } from 'node:crypto'
import { encode } from 'uqr'
import { recordDisclosure } from '#audit'
import type { Category } from '#base/categories'
import { Invalid, Refused } from '#base/errors'
import { isUuid } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'
import { endShare, listShares, makeShare, mayMakeLinks } from '#sharing'
import { paths } from '../../paths.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { HandedSharePage } from './handed-share-page.tsx'
import { PreviewSharePage } from './preview-share-page.tsx'
import { emptyForm, judgeShareForm, kindOf, readShareForm, type ShareForm } from './share-form.ts'
import { ShareFormPage } from './share-form-page.tsx'
import { SharingPage } from './sharing-page.tsx'
import { whatIsShared } from './what-is-shared.ts'

const SAYINGS = ['ended', 'already'] as const

/** What is shared with people without an account, and what was. */
export async function showSharing(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const said = SAYINGS.find((each) => each === visit.query.said) ?? null
  const shares = await listShares(scope)
  return { view: <SharingPage frame={frame} shares={shares} mayMakeLinks={mayMakeLinks(scope)} said={said} /> }
}

/** The form for a code or a link. Throws Refused where a helper asks for a link. */
export async function showNewShare(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const kind = kindOf(visit.query.kind)
  mustBeAllowed(scope, kind)
  return { view: <ShareFormPage frame={frame} form={emptyForm(kind, frame.w.language)} faults={[]} /> }
}

/** All of what the recipient will see. Nothing is saved. */
export async function previewShare(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const form = readShareForm(visit.form, frame.w.language)
  mustBeAllowed(scope, form.kind)
  const faults = judgeShareForm(form)
  if (faults.length > 0) return { view: <ShareFormPage frame={frame} form={form} faults={faults} />, status: 422 }
  return preview(scope, form, frame, { shareId: randomUUID(), fault: null })
}

/** What was shown stands in the access log by its kinds, beside the line of the page. */
async function preview(
  scope: PatientScope,
  form: ShareForm,
  frame: Frame,
  { shareId, fault }: { readonly shareId: string; readonly fault: 'proof' | 'changed' | null },
): Promise<Shown> {
  const shared = await whatIsShared(scope, form, frame)
  for (const category of shared.shownKinds) await tell(scope, 'share-preview', category)
  const needsProof = form.kind === 'link' && !scope.isProved
  const page = { frame, form, shareId, shared, needsProof, fault }
  return { view: <PreviewSharePage {...page} />, ...(fault && { status: 422 }) }
}

/** Makes the share that was previewed, if it is still the same, and shows once what opens it. */
export async function saveShare(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const form = readShareForm(visit.form, frame.w.language)
  mustBeAllowed(scope, form.kind)
  if (visit.form.word === 'change') return { view: <ShareFormPage frame={frame} form={form} faults={[]} /> }
  const faults = judgeShareForm(form)
  if (faults.length > 0) return { view: <ShareFormPage frame={frame} form={form} faults={faults} />, status: 422 }
  const shareId = visit.form.share ?? ''
  if (!isUuid(shareId)) throw new Invalid('form', { detail: 'no share: the preview was left out' })
  if (form.kind === 'link' && !scope.isProved) return preview(scope, form, frame, { shareId, fault: 'proof' })
  const shared = await whatIsShared(scope, form, frame)
  if (shared.seen !== visit.form.seen) return preview(scope, form, frame, { shareId, fault: 'changed' })
  const handed = await makeShare(scope, {
    shareId,
    kind: form.kind,
    label: form.label || frame.w.sharing.kinds[form.kind],
    categories: shared.categories,
    life: form.life!,
    mostViews: form.views,
    passcode: form.passcode || null,
    itemIds: shared.itemIds,
    page: shared.page,
    file: shared.file(),
    publicUrl: frame.publicUrl,
  })
  if (!handed) return { goTo: paths.sharing('already') }
  await tell(scope, 'share-made')
  const see = `${frame.publicUrl}${paths.see({ code: handed.code })}`
  const squares = encode(handed.shlink ? `${see}#${handed.shlink}` : see, { ecc: 'M', border: 0 }).data
  const { views: mostViews, passcode } = form
  const page = { frame, handed, mostViews, hasPasscode: passcode !== '', squares }
  return { view: <HandedSharePage {...page} /> }
}

/** Ends it now: the next request of whoever holds it is refused. */
export async function endShareOf(scope: PatientScope, visit: Visit): Promise<Shown> {
  await endShare(scope, { shareId: visit.params.id! })
  await tell(scope, 'share-ended')
  return { goTo: paths.sharing('ended') }
}

function mustBeAllowed(scope: PatientScope, kind: ShareForm['kind']): void {
  if (kind === 'link' && !mayMakeLinks(scope)) throw new Refused('helpers make no links')
}

/** A change of who may see the record stands in its access log, beside the looks. */
async function tell(scope: PatientScope, page: string, category: Category | null = null): Promise<void> {
  await recordDisclosure(scope, { page, category, itemId: null, counts: null })
}
