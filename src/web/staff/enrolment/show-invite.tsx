import { recordFruitlessSearch, recordSight } from '#audit'
import {
  CHANNELS,
  type Channel,
  findLockedOut,
  IDENTITY_CHECKS,
  invite,
  type MadeInvitation,
  readStanding,
} from '#enrolment'
import { findByNumber, type PatientByNumber } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { isAddress, readPhone } from '#platform/post/queue-message'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import { readBirthDate } from '../../shell/read-birth-date.ts'
import { asLanguage, type Shown, type Visit } from '../../shell/visit.ts'
import { bornIn, nameIn } from '../words-of-patients.ts'
import { CodePage } from './code-page.tsx'
import { type FoundPatient, type InviteFault, InvitePage } from './invite-page.tsx'
import { type LetterFacts, letterOf } from './letter.ts'

type Asked = Readonly<Record<string, string>>

/** A patient by number, and what it takes to give them a code. Whoever is found can read that somebody looked. */
export async function showInvite(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  return inviteView(scope, frame, visit.query, null)
}

async function inviteView(
  scope: StaffScope,
  frame: Frame,
  asked: Asked,
  fault: InviteFault | null,
  ready?: readonly FoundPatient[],
): Promise<Shown> {
  const number = asked.number?.slice(0, 100) ?? ''
  const found = ready ?? (await find(scope, frame, asked))
  const status = fault ? { status: 422 } : {}
  return { view: <InvitePage frame={frame} number={number} found={found} chosen={asked} fault={fault} />, ...status }
}

/** Patients of the institution with this number; else, with the birth date too, who has a sign-in in the region. */
async function find(scope: StaffScope, frame: Frame, asked: Asked): Promise<readonly FoundPatient[]> {
  const number = asked.number?.slice(0, 100) ?? ''
  if (number === '') return []
  const here = await findByNumber(scope, { institutionId: scope.institutionId ?? '', number })
  const found =
    here.length > 0 ? here.map((patient) => patientHere(frame, patient)) : await findElsewhere(scope, frame, asked)
  if (found.length === 0) await recordFruitlessSearch(scope, { page: 'invite' })
  const persons = found.map(({ personId }) => personId).filter((person) => person !== null)
  await recordSight(scope, { persons, page: 'identity' })
  const standing: FoundPatient[] = []
  for (const each of found)
    standing.push({ ...each, standing: each.personId ? await readStanding(scope, { personId: each.personId }) : null })
  return standing
}

function patientHere(frame: Frame, { demographics, personId, linkId }: PatientByNumber): FoundPatient {
  const name = demographics ? nameIn(demographics, frame) : frame.w.worklist.unnamed
  return { name, born: demographics && bornIn(demographics, frame), personId, linkId, standing: null }
}

async function findElsewhere(scope: StaffScope, frame: Frame, asked: Asked): Promise<readonly FoundPatient[]> {
  const { number = '', day = '', month = '', year = '' } = asked
  const birthDate = readBirthDate({ day, month, year })
  if (!birthDate) return []
  const found = await findLockedOut(scope, { number, birthDate })
  return found.map(({ personId, given, family, birthDate: known }) => ({
    name: [given, family].filter(Boolean).join(' '),
    born: bornIn({ birthDate: known }, frame),
    personId,
    linkId: null,
    standing: null,
  }))
}

/** Makes the code and shows it, this once. */
export async function makeInvitation(scope: StaffScope, { form }: Visit, frame: Frame): Promise<Shown> {
  const found = await find(scope, frame, form)
  const chosen = found.find(({ linkId, standing }) => linkId === (form.link ?? null) && standing?.verdict === 'invite')
  const choice = readChoice(form)
  if (!chosen) return inviteView(scope, frame, form, 'number', found)
  if (typeof choice === 'string') return inviteView(scope, frame, form, choice, found)
  const asked = {
    ...choice,
    personId: chosen.personId!,
    linkId: chosen.linkId,
    personName: chosen.name,
    language: asLanguage(form.language) ?? frame.w.language,
    address: `${frame.publicUrl}${paths.join()}`,
  }
  const made = await invite(scope, asked)
  if ('verdict' in made) return inviteView(scope, frame, form, 'number')
  return codeView(scope, frame, asked, made)
}

/** The page with the code on it. */
export async function codeView(
  scope: StaffScope,
  frame: Frame,
  facts: Omit<LetterFacts, 'purpose' | 'expiresAt'>,
  { invitationId, purpose, code, expiresAt }: MadeInvitation,
): Promise<Shown> {
  const letter = await letterOf(scope, frame, { invitation: { ...facts, purpose, expiresAt }, code })
  return { view: <CodePage frame={frame} invitationId={invitationId} letter={letter} /> }
}

type Choice = {
  readonly identityCheck: (typeof IDENTITY_CHECKS)[number]
  readonly channel: Channel
  readonly contact: string | null
  readonly campaign: string | null
}

function readChoice(form: Asked): Choice | InviteFault {
  const identityCheck = IDENTITY_CHECKS.find((known) => known === form.checked)
  if (!identityCheck) return 'checked'
  const channel = CHANNELS.find((known) => known === form.channel)
  if (!channel) return 'channel'
  const campaign = form.campaign?.trim() ?? ''
  if (!/^[A-Za-z0-9-]{0,40}$/.test(campaign)) return 'campaign'
  const contact = contactFor(channel, form.contact?.trim() ?? '')
  if (contact === undefined) return 'contact'
  return { identityCheck, channel, contact, campaign: campaign || null }
}

/** The address that the channel needs; undefined: it does not fit. */
function contactFor(channel: Channel, text: string): string | null | undefined {
  if (channel === 'email') return isAddress('mail', text) ? text : undefined
  if (channel !== 'sms') return null
  const phone = readPhone(text)
  return isAddress('sms', phone) ? phone : undefined
}
