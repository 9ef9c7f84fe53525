import { Random } from '../ground/random.ts'
import { FAMILIES, MEN, WOMEN } from '../people/names.ts'

export type StaffKind =
  | 'doctor'
  | 'nurse'
  | 'surgeon'
  | 'pathologist'
  | 'radiologist'
  | 'midwife'
  | 'therapist'
  | 'biochemist'

export type StaffMember = {
  readonly id: string
  readonly name: string
  readonly given: string
  readonly family: string
  readonly kind: StaffKind
}

/** People whom readers of the demo will meet again and again. */
const KNOWN: Readonly<Record<string, readonly [string, string]>> = {
  'nordfjord-hospital/doctor/0': ['Sigrid', 'Lien'],
  'st-eystein-hospital/pathologist/0': ['Haakon', 'Moe'],
  'lesja-medical-centre/doctor/0': ['Nikolai', 'Brandt'],
}

/** The same institution, kind and number is always the same person. */
export function staffMember(seed: number, institutionId: string, kind: StaffKind, which: number): StaffMember {
  const known = KNOWN[`${institutionId}/${kind}/${which}`]
  const random = new Random(seed, 'staff', institutionId, kind, which)
  const given = known?.[0] ?? random.pick(random.chance(0.5) ? WOMEN : MEN)
  const family = known?.[1] ?? random.pick(FAMILIES)
  const isDoctor = kind !== 'nurse' && kind !== 'midwife' && kind !== 'therapist' && kind !== 'biochemist'
  return { id: `${kind}-${which + 1}`, name: `${isDoctor ? 'Dr ' : ''}${given} ${family}`, given, family, kind }
}
