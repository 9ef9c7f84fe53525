import {
  agreeGuardianship,
  agreeProtection,
  EXCLUSION_GROUNDS,
  endGuardianship,
  endProtection,
  GUARDIAN_GROUNDS,
  listGuardianships,
  listHelpersHere,
  protectPerson,
  readProtection,
  registerGuardianship,
} from '#access'
import { recordSight } from '#audit'
import { NotFound } from '#base/errors'
import type { PersonId } from '#base/ids'
import { type Instant, readClinicalDate } from '#base/instant'
import { findByNumber } from '#patient-index'
import type { StaffScope } from '#platform/database/scopes'
import { paths } from '../../paths.ts'
import type { Frame } from '../../patient/view-types.ts'
import type { Shown, Visit } from '../../shell/visit.ts'
import { GuardiansPage, type GuardiansSaid } from './guardians-page.tsx'

/** Who stands in for a patient of the own institution, and who is kept out; found by number. The look is written down. */
export function showGuardians(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { number = '', said = null } = visit.query
  return guardiansView(scope, frame, { number, said, form: {}, hasFault: false })
}

/** Registers, agrees, ends, protects; faults come back with what was written. */
export async function actOnGuardians(scope: StaffScope, visit: Visit, frame: Frame): Promise<Shown> {
  const { form } = visit
  const number = form.number ?? ''
  const personId = await personWith(scope, number)
  if (!personId) throw new NotFound('patient', { detail: 'nobody has this number here' })
  const said = await act(scope, { ...form, personId })
  await recordSight(scope, { persons: [personId], page: 'identity-decided' })
  if (said) return { goTo: paths.guardians({ number, said }) }
  return guardiansView(scope, frame, { number, said: null, form, hasFault: true })
}

type Form = Readonly<Record<string, string>> & { readonly personId: PersonId }

/** What became of it, as a word of the page; null where something is missing. */
async function act(scope: StaffScope, form: Form): Promise<string | null> {
  const { personId } = form
  const reason = form.reason?.trim().slice(0, 500) ?? ''
  switch (form.does) {
    case 'agree':
      await agreeGuardianship(scope, { personId, actId: form.act ?? '' })
      return 'agreed'
    case 'end':
      if (reason === '') return null
      await endGuardianship(scope, { personId, actId: form.act ?? '', because: reason })
      return 'ended'
    case 'protect':
      if (reason === '') return null
      return protectPerson(scope, { personId, reason, safe: safeOnes(form) })
    case 'agree-protection':
      await agreeProtection(scope, { personId })
      return 'agreed'
    case 'end-protection':
      if (reason === '') return null
      await endProtection(scope, { personId, because: reason })
      return 'ended'
    default:
      return register(scope, form, reason)
  }
}

function safeOnes(form: Form): readonly string[] {
  return Object.keys(form).flatMap((name) => (name.startsWith('safe-') && form[name] === 'yes' ? [name.slice(5)] : []))
}

async function register(scope: StaffScope, form: Form, reason: string): Promise<string | null> {
  const document = form.document?.trim().slice(0, 500) ?? ''
  const guardian = GUARDIAN_GROUNDS.find((word) => word === form.ground)
  const exclusion = EXCLUSION_GROUNDS.find((word) => word === form.ground)
  const ground = guardian ?? exclusion
  const until = readUntil(form.until ?? '')
  const adultId = await personWith(scope, form.adult ?? '')
  if (!ground || !adultId || document === '' || reason === '' || until === undefined) return null
  return registerGuardianship(scope, {
    personId: form.personId,
    adultId,
    kind: guardian ? 'guardian' : 'exclusion',
    ground,
    document,
    reason,
    until,
  })
}

/** The last day, to its end; null where none was said, undefined where it is no day. */
function readUntil(text: string): Instant | null | undefined {
  if (text.trim() === '') return null
  const day = readClinicalDate(text.trim())
  return day?.precision === 'day' ? new Date(day.sortAt.getTime() + 86_400_000) : undefined
}

async function personWith(scope: StaffScope, number: string): Promise<PersonId | null> {
  if (number.trim() === '') return null
  const found = await findByNumber(scope, { institutionId: scope.institutionId ?? '', number })
  return found.length === 1 ? (found[0]!.personId ?? null) : null
}

async function guardiansView(
  scope: StaffScope,
  frame: Frame,
  { number, said, form, hasFault }: Omit<GuardiansSaid, 'patient'>,
): Promise<Shown> {
  const found = number ? await findByNumber(scope, { institutionId: scope.institutionId ?? '', number }) : []
  const one = found.length === 1 ? found[0]! : null
  if (one?.personId) await recordSight(scope, { persons: [one.personId], page: 'identity' })
  const patient =
    one?.personId && one.demographics
      ? {
          demographics: one.demographics,
          guardianships: await listGuardianships(scope, { personId: one.personId }),
          protection: await readProtection(scope, { personId: one.personId }),
          helpers: await listHelpersHere(scope, { personId: one.personId }),
        }
      : null
  return {
    view: <GuardiansPage frame={frame} {...{ number, said, form, hasFault, patient }} />,
    ...(hasFault ? { status: 422 } : {}),
  }
}
