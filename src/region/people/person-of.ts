import { civilOf, type Day, dayOf, dayOfCivil, yearsBetween } from '../ground/calendar.ts'
import { nationalNumber } from '../ground/national-number.ts'
import { hashOf, Random } from '../ground/random.ts'
import { MUNICIPALITIES, type Municipality } from '../places/municipalities.ts'
import type { RegionPlan } from '../plan-region.ts'
import { BLOCK, HOUSEHOLDS_A_BLOCK, type Member } from './household-patterns.ts'
import { FAMILIES, MEN, WOMEN } from './names.ts'
import { KNOWN_PERSONS, KNOWN_TIES } from './nordmann-family.ts'

/** One inhabitant: who it is, where and with whom. Illness is the charts' matter. */
export type SyntheticPerson = {
  readonly index: number
  readonly given: readonly string[]
  readonly family: string
  readonly sex: 'female' | 'male'
  readonly birthDate: string
  readonly birthDay: Day
  readonly age: number
  /** The verified national identifier; a few have none and wait for a clerk to say who they are. */
  readonly nationalNumber: string | null
  readonly address: { readonly line: string; readonly postcode: string; readonly city: string }
  readonly municipality: Municipality
  readonly phone: string
  readonly email: string | null
  readonly language: string
  readonly household: Household
}

export type Household = {
  readonly id: string
  readonly members: readonly number[]
  readonly partner: number | null
  readonly parents: readonly number[]
  readonly children: readonly number[]
}

const KNOWN = KNOWN_PERSONS.length

/** The person with this number, told from the plan's seed alone: no list of the population is ever kept. */
export function personOf(plan: Pick<RegionPlan, 'seed' | 'people' | 'today'>, index: number): SyntheticPerson {
  return index < KNOWN ? knownPerson(plan, index) : anyPerson(plan, index)
}

type Setting = Pick<RegionPlan, 'seed' | 'people' | 'today'>

function knownPerson(plan: Setting, index: number): SyntheticPerson {
  const known = KNOWN_PERSONS[index]!
  const home = MUNICIPALITIES.find((place) => place.name === known.municipality)!
  return completed(plan, index, {
    given: known.given,
    family: known.family,
    sex: known.sex,
    birthDay: birthDayAtAge(plan.today, known.age, known.birthday),
    home,
    lacksNumber: false,
    household: knownHousehold(index),
    householdKey: `known-${known.household}`,
  })
}

function knownHousehold(index: number): Household {
  const own = KNOWN_PERSONS[index]!.household
  const ties = KNOWN_TIES.find((tie) => tie.person === index)
  return {
    id: `known-${own}`,
    members: KNOWN_PERSONS.flatMap((person, at) => (person.household === own ? [at] : [])),
    partner: ties?.partner ?? null,
    parents: ties?.parents ?? [],
    children: KNOWN_TIES.flatMap((tie) => (tie.parents?.includes(index) ? [tie.person] : [])),
  }
}

function anyPerson(plan: Setting, index: number): SyntheticPerson {
  const block = Math.floor((index - KNOWN) / BLOCK.length)
  const member = BLOCK[(index - KNOWN) % BLOCK.length]!
  const householdKey = `${block * HOUSEHOLDS_A_BLOCK + member.household}`
  const together = new Random(plan.seed, 'household', householdKey)
  const headAge = together.int(...headAgesOf(member))
  const home = together.pick(MUNICIPALITIES)
  const family = together.pick(FAMILIES)
  const random = new Random(plan.seed, 'person', index)
  const sex = sexOf(member, together.chance(0.5), random)
  const keepsOwnName = member.role === 'partner' && random.chance(0.4)
  return completed(plan, index, {
    given: givenNames(sex, random),
    family: keepsOwnName ? random.pick(FAMILIES) : family,
    sex,
    birthDay: birthDayAtAge(plan.today, ageOf(member, headAge, random), null, random),
    home,
    lacksNumber: random.chance(0.02),
    household: anyHousehold(plan, block, member, householdKey),
    householdKey,
  })
}

function headAgesOf(member: Member): readonly [number, number] {
  return BLOCK.find((other) => other.household === member.household)!.ages
}

function ageOf(member: Member, headAge: number, random: Random): number {
  if (member.role === 'partner') return Math.max(20, headAge + random.int(-4, 4))
  if (member.role !== 'child') return headAge
  return Math.min(member.ages[1], Math.max(0, headAge - random.int(22, 36)))
}

function sexOf(member: Member, headIsWoman: boolean, random: Random): 'female' | 'male' {
  if (member.role === 'child') return random.chance(0.5) ? 'female' : 'male'
  return headIsWoman === (member.role !== 'partner') ? 'female' : 'male'
}

function givenNames(sex: 'female' | 'male', random: Random): string[] {
  const names = sex === 'female' ? WOMEN : MEN
  const first = random.pick(names)
  const second = random.pick(names)
  return random.chance(0.35) && second !== first ? [first, second] : [first]
}

function anyHousehold(plan: Setting, block: number, member: Member, householdKey: string): Household {
  const start = KNOWN + block * BLOCK.length
  const all = BLOCK.flatMap((other, at) =>
    other.household === member.household && start + at < plan.people ? [{ other, index: start + at }] : [],
  )
  const grown = all.filter(({ other }) => other.role !== 'child').map(({ index }) => index)
  const children = all.filter(({ other }) => other.role === 'child').map(({ index }) => index)
  const isChild = member.role === 'child'
  const self = start + BLOCK.indexOf(member)
  return {
    id: householdKey,
    members: all.map(({ index }) => index),
    partner: isChild ? null : (grown.find((index) => index !== self) ?? null),
    parents: isChild ? grown : [],
    children: isChild ? [] : children,
  }
}

type Told = Pick<SyntheticPerson, 'given' | 'family' | 'sex' | 'birthDay' | 'household'> & {
  readonly home: Municipality
  readonly lacksNumber: boolean
  readonly householdKey: string
}

function completed(plan: Setting, index: number, told: Told): SyntheticPerson {
  const { home, householdKey, lacksNumber, ...who } = told
  const together = new Random(plan.seed, 'address', householdKey)
  const line = `${together.pick(home.streets)} ${together.int(1, 120)}${together.chance(0.2) ? 'B' : ''}`
  const random = new Random(plan.seed, 'contact', index)
  const { year, month, dayOfMonth } = civilOf(who.birthDay)
  const age = yearsBetween(who.birthDay, dayOf(plan.today))
  return {
    ...who,
    index,
    age,
    birthDate: `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`,
    nationalNumber: lacksNumber ? null : nationalNumber(hashOf(plan.seed), index),
    address: { line, postcode: String(home.postcode + together.int(0, 4)), city: home.name },
    municipality: home,
    phone: `+999 ${random.int(400, 999)} ${random.int(10, 99)} ${random.int(100, 999)}`,
    email: age >= 15 && random.chance(0.8) ? `person${index}@mail.example` : null,
    language: languageOf(index, random),
  }
}

function languageOf(index: number, random: Random): string {
  if (index < KNOWN || random.chance(0.85)) return 'nb'
  return random.pick(['en', 'ar', 'es', 'fr', 'pl', 'uk', 'so'])
}

/** A birthday that makes the person exactly this old today. */
function birthDayAtAge(today: string, age: number, birthday: string | null, random?: Random): Day {
  const { year, month, dayOfMonth } = civilOf(dayOf(today))
  if (birthday === null)
    return dayOfCivil(year - age, month, Math.min(dayOfMonth, 28)) - random!.int(age === 0 ? 5 : 0, 364)
  const [birthMonth, birthDayOfMonth] = birthday.split('-').map(Number) as [number, number]
  const hadIt = birthMonth < month || (birthMonth === month && birthDayOfMonth <= dayOfMonth)
  return dayOfCivil(year - age - (hadIt ? 0 : 1), birthMonth, birthDayOfMonth)
}
