import type { Category, Language } from '#base/categories'
import { civilOf, dateText, dayOf, dayOfCivil } from '../ground/calendar.ts'
import { ELLA, KARI, LIV, OLA } from './nordmann-family.ts'

export type DemoRole =
  | 'patient'
  | 'delegate'
  | 'clinician'
  | 'secretary'
  | 'clerk'
  | 'institution-administrator'
  | 'privacy-officer'
  | 'steward'
  | 'representative'
  | 'operator'

/** Whose record an account may see, as what, which of it, why and until when. */
export type DemoGrant = {
  readonly person: number
  readonly capacity: 'self' | 'delegate' | 'guardian'
  readonly categories: readonly Category[] | 'all'
  readonly ground: string
  readonly until: string | null
}

export type DemoAccount = {
  readonly email: string
  readonly name: string
  readonly roles: readonly DemoRole[]
  readonly institutionId: string | null
  readonly person: number | null
  readonly grants: readonly DemoGrant[]
  readonly language: Language
  /** The seat it holds where the region decides together; null: none. */
  readonly seat: string | null
}

/** What Kari lets her daughter see: enough to help, and no more. */
const HELPING: readonly Category[] = ['laboratory', 'medications', 'appointments', 'visits', 'care-plans', 'home-care']

/** The sign-ins of the demo, one for each kind of user, and two more who have a seat where the region decides. */
export function demoAccounts(today: string): DemoAccount[] {
  const nextYear = dateText(dayOf(today) + 365)
  return [
    account('patient@demo.example', 'Kari Nordmann', 'patient', { person: KARI, grants: [self(KARI)] }),
    account('delegate@demo.example', 'Liv Nordmann', 'delegate', {
      person: LIV,
      grants: [
        self(LIV),
        {
          person: KARI,
          capacity: 'delegate',
          categories: HELPING,
          ground: 'Kari Nordmann’s own wish',
          until: nextYear,
        },
        {
          person: ELLA,
          capacity: 'guardian',
          categories: 'all',
          ground: 'Parental responsibility',
          until: turnsTwelve(today),
        },
      ],
    }),
    account('clinician@demo.example', 'Dr Sigrid Lien', 'clinician', {
      institutionId: 'nordfjord-hospital',
      seat: 'hospital',
    }),
    account('secretary@demo.example', 'Tone Berge', 'secretary', { institutionId: 'nordfjord-hospital' }),
    account('clerk@demo.example', 'Hamid Rezai', 'clerk', { institutionId: 'nordfjord-hospital' }),
    account('site@demo.example', 'Bente Strand', 'institution-administrator', { institutionId: 'nordfjord-hospital' }),
    account('privacy@demo.example', 'Ingrid Moe', 'privacy-officer', { institutionId: 'nordfjord-hospital' }),
    account('steward@demo.example', 'Gro Aasland', 'steward', {}),
    account('representative@demo.example', 'Ola Nordmann', 'representative', {
      person: OLA,
      grants: [self(OLA)],
      seat: 'patients',
    }),
    account('operator@demo.example', 'Mikkel Vang', 'operator', {}),
    account('homecare@demo.example', 'Anja Sund', 'clinician', {
      institutionId: 'nordfjord-home-care',
      seat: 'home-care',
    }),
    account('leader@demo.example', 'Ivar Dahl', 'institution-administrator', {
      institutionId: 'st-eystein-hospital',
      seat: 'leadership',
    }),
  ]
}

function account(
  email: string,
  name: string,
  role: DemoRole,
  more: Partial<Pick<DemoAccount, 'institutionId' | 'person' | 'grants' | 'seat'>>,
): DemoAccount {
  return {
    email,
    name,
    roles: [role],
    institutionId: null,
    person: null,
    grants: [],
    language: 'en',
    seat: null,
    ...more,
  }
}

function self(person: number): DemoGrant {
  return { person, capacity: 'self', categories: 'all', ground: 'Own record', until: null }
}

/** A guardian sees everything until the child is twelve; Ella is seven, her birthday is 17 January. */
function turnsTwelve(today: string): string {
  const { year, month, dayOfMonth } = civilOf(dayOf(today))
  const hadBirthday = month > 1 || dayOfMonth >= 17
  return dateText(dayOfCivil(year + 5 - (hadBirthday ? 0 : 1), 1, 17))
}
