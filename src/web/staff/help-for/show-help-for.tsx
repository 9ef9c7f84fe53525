import { randomUUID } from 'node:crypto'
import { findPatientBeside, type HandedCode, type NoOffer, offerHelpFor, type PatientBeside } from '#access'
import { recordSight } from '#audit'
import { Invalid, NotFound } from '#base/errors'
import { isUuid } from '#base/ids'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import { OfferCodePage } from '../../patient/delegates/offer-code-page.tsx'
import { wayToAccept } from '../../patient/delegates/way-to-accept.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { type HelpAsked, type HelpFault, judgeHelpAsked, NOTHING_ASKED, readHelpAsked } from './help-asked.ts'
import { HelpForPage } from './help-for-page.tsx'
import { HelpForPreviewPage } from './help-for-preview-page.tsx'

/** A patient by number, and whom they let help. Who helps already is not shown: the clerk needs it for nothing. */
export async function showHelpFor(scope: StaffScope, { query }: Visit, frame: Frame): Promise<Shown> {
  const { number = '' } = query
  const patient = await findSeen(scope, number)
  return { view: <HelpForPage {...{ frame, number, patient }} asked={NOTHING_ASKED} faults={[]} why={null} /> }
}

/** Previews, then writes the offer down and shows its code once; faults come back with what was written. */
export async function actOnHelpFor(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const number = form.number ?? ''
  const patient = await findSeen(scope, number)
  if (!patient) throw new NotFound('patient', { detail: 'nobody has this number here, or it is not theirs to act for' })
  const asked = readHelpAsked(form)
  const back = (faults: readonly HelpFault[], why: NoOffer | null = null): Shown => ({
    view: <HelpForPage {...{ frame, number, patient, asked, faults, why }} />,
    ...(faults.length > 0 || why ? { status: 422 } : {}),
  })
  if (form.word === 'change') return back([])
  const judged = judgeHelpAsked(asked, frame)
  if ('faults' in judged) return back(judged.faults)
  const { help } = judged
  if (form.does !== 'save')
    return { view: <HelpForPreviewPage {...{ frame, number, patient, asked, help }} offerId={randomUUID()} /> }
  const offerId = form.offer ?? ''
  if (!isUuid(offerId)) throw new Invalid('form', { detail: 'no offer: the preview was left out' })
  const { personId } = patient
  const made = await offerHelpFor(scope, { ...help, offerId, personId, identity: asked.identity })
  return 'why' in made ? back([], made.why) : codePage(frame, asked, made)
}

async function findSeen(scope: StaffScope, number: string): Promise<PatientBeside | null> {
  const patient = number === '' ? null : await findPatientBeside(scope, { number })
  if (patient) await recordSight(scope, { persons: [patient.personId], page: 'desk-helper' })
  return patient
}

function codePage(frame: Frame, { name }: HelpAsked, handed: HandedCode): Shown {
  const { helpFor: t } = frame.w
  const back = { href: paths.helpFor(), text: t.another }
  return { view: <OfferCodePage {...{ frame, name, handed, back }} {...wayToAccept(frame, handed)} next={t.next} /> }
}
