import { randomUUID } from 'node:crypto'
import {
  endHelp,
  type HandedCode,
  type HelpToOffer,
  listDelegates,
  listOffers,
  lookAsDelegate,
  mustBeSelf,
  offerHelp,
  renewCode,
} from '#access'
import { listLastLooks, recordDisclosure } from '#audit'
import type { Category } from '#base/categories'
import { Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { PatientScope } from '#platform/database/scopes'
import { summariseRecord } from '#record'
import { listSealed } from '#release'
import { paths } from '../../paths.ts'
import { type Shown, SUBJECT_COOKIE, type Visit } from '../../shell/visit.ts'
import type { Frame } from '../view-types.ts'
import { DelegatesPage } from './delegates-page.tsx'
import { LetHelpPage } from './let-help-page.tsx'
import { OfferCodePage } from './offer-code-page.tsx'
import { EMPTY_FORM, judgeOfferForm, type OfferForm, readOfferForm } from './offer-form.ts'
import { OwnHelpPage } from './own-help-page.tsx'
import { PreviewHelpPage } from './preview-help-page.tsx'
import { wayToAccept } from './way-to-accept.ts'

const SAYINGS = ['ended', 'taken-back', 'already'] as const

/** Who may look at this record; to a helper or guardian what they themselves may. */
export async function showDelegates(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const delegates = await listDelegates(scope)
  if (scope.capacity !== 'self')
    return { view: <OwnHelpPage frame={frame} name={scope.subjectName} delegates={delegates} /> }
  const [offers, looks] = await Promise.all([listOffers(scope), listLastLooks(scope)])
  const said = SAYINGS.find((each) => each === visit.query.said) ?? null
  return { view: <DelegatesPage frame={frame} delegates={delegates} offers={offers} looks={looks} said={said} /> }
}

/** The form that lets somebody help. Throws Refused for all but the person. */
export async function showLetHelp(scope: PatientScope, _visit: Visit, frame: Frame): Promise<Shown> {
  mustBeSelf(scope)
  return { view: <LetHelpPage frame={frame} form={EMPTY_FORM} faults={[]} /> }
}

/** What somebody would see, with their eyes. Nothing is saved. */
export async function previewHelp(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  mustBeSelf(scope)
  const form = readOfferForm(visit.form)
  const judged = judgeOfferForm(form, frame)
  if ('faults' in judged) return { view: <LetHelpPage frame={frame} form={form} faults={judged.faults} />, status: 422 }
  return preview(scope, frame, { form, help: { ...judged.help, offerId: randomUUID() }, hasFault: false })
}

async function preview(
  scope: PatientScope,
  frame: Frame,
  { form, help, hasFault }: { readonly form: OfferForm; readonly help: HelpToOffer; readonly hasFault: boolean },
): Promise<Shown> {
  const seen = await lookAsDelegate(scope, help.categories, async (eyes) => ({
    entries: await summariseRecord(eyes),
    cards: await listSealed(eyes),
  }))
  const counts = new Map<Category, number>()
  for (const { category, openCount } of seen.entries) counts.set(category, (counts.get(category) ?? 0) + openCount)
  const needsProof = help.categories === null && !scope.isProved
  const more = { ...help, counts, waiting: seen.cards.length, needsProof, hasFault }
  return { view: <PreviewHelpPage frame={frame} form={form} {...more} />, ...(hasFault && { status: 422 }) }
}

/** Makes the offer that was previewed and shows its code once; or goes back to the form with what was written. */
export async function saveHelp(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  mustBeSelf(scope)
  const form = readOfferForm(visit.form)
  if (visit.form.word === 'change') return { view: <LetHelpPage frame={frame} form={form} faults={[]} /> }
  const offerId = visit.form.offer ?? ''
  if (!isUuid(offerId)) throw new Invalid('form', { detail: 'no offer: the preview was left out' })
  const judged = judgeOfferForm(form, frame)
  if ('faults' in judged) return { view: <LetHelpPage frame={frame} form={form} faults={judged.faults} />, status: 422 }
  const help = { ...judged.help, offerId }
  if (help.categories === null && !scope.isProved) return preview(scope, frame, { form, help, hasFault: true })
  const handed = await offerHelp(scope, help)
  if (!handed) return { goTo: paths.delegates('already') }
  await tell(scope, 'offer-made')
  return codePage(frame, { name: judged.help.helperName, handed })
}

/** Ends somebody's access, or takes an offer back; a helper gives up the own. It holds from the next request on. */
export async function endHelpOf(scope: PatientScope, visit: Visit): Promise<Shown> {
  const ended = await endHelp(scope, { id: visit.params.id! })
  await tell(scope, ended)
  if (ended === 'grant-given-up') return { goTo: paths.settings('given-up'), cookies: { [SUBJECT_COOKIE]: null } }
  return { goTo: paths.delegates(ended === 'grant-ended' ? 'ended' : 'taken-back') }
}

/** A new code for an offer that waits; shown once, and the one before opens nothing. */
export async function showNewCode(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  mustBeSelf(scope)
  const offerId = visit.params.id!
  if (!isUuid(offerId)) throw new NotFound('offer', { detail: 'not an id' })
  const handed = await renewCode(scope, { offerId })
  const offer = (await listOffers(scope)).find((each) => each.offerId === offerId)
  await tell(scope, 'offer-code-renewed')
  return codePage(frame, { name: offer?.helperName ?? '', handed })
}

function codePage(frame: Frame, handed: { readonly name: string; readonly handed: HandedCode }): Shown {
  const { w } = frame
  const back = { href: paths.delegates(), text: w.frame.backTo({ page: w.delegates.title }) }
  return { view: <OfferCodePage frame={frame} {...handed} {...wayToAccept(frame, handed.handed)} back={back} /> }
}

/** A change of who may see the record stands in its access log, beside the looks. */
async function tell(scope: PatientScope, page: string): Promise<void> {
  await recordDisclosure(scope, { page, category: null, itemId: null, counts: null })
}
