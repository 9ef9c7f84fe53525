import { Random } from '#region/ground/random'

/** One line of a list. Texts may be empty: not known. */
export type Line = {
  readonly person: number
  readonly given: string
  readonly family: string
  readonly sex: string
  /** YYYY-MM-DD. */
  readonly birth: string
  readonly number: string
  readonly street: string
  readonly house: string
  readonly city: string
  readonly postcode: string
  readonly state: string
  readonly phone: string
  readonly email: string
}

export type Population = {
  readonly people: number
  /** How many live in a family; the rest live alone. */
  readonly inFamilies: number
  /** How many families with children have twins. */
  readonly twins: number
  /** How many of the commonest names there are: 20 makes a country of namesakes. */
  readonly givenNames: number
  readonly familyNames: number
}

// biome-ignore format: names read in rows
const WOMEN = [
  'Anne', 'Mary', 'Emma', 'Sarah', 'Ingrid', 'Kari', 'Maria', 'Elizabeth', 'Jessica', 'Hanne', 'Hanna', 'Marit', 'Olivia',
  'Charlotte', 'Katherine', 'Margaret', 'Susan', 'Ella', 'Grace', 'Sofie', 'Ida', 'Nora', 'Åse', 'Berit', 'Randi', 'Fatima',
  'Amina', 'Aisha', 'Zeynep', 'Katarzyna', 'Olena', 'Lucía', 'Chloé', 'Camille', 'Priya', 'Linh', 'Mai', 'Jasmine', 'Georgia',
  'Isabella', 'Amelia', 'Lily', 'Ruby', 'Chelsea', 'Madison', 'Brooke', 'Alyssa', 'Mikayla', 'Zoe', 'Erin', 'Kirsten', 'Stine',
  'Tuva', 'Maja', 'Thea', 'Frida', 'Live', 'Liv', 'Solveig', 'Astrid', 'Gudrun', 'Torill', 'Wenche', 'Bente', 'Lena', 'Lene',
]
// biome-ignore format: names read in rows
const MEN = [
  'Jan', 'Per', 'John', 'James', 'William', 'Ole', 'Lars', 'Michael', 'Thomas', 'Knut', 'Robert', 'David', 'Mohammed', 'Erik',
  'Bjørn', 'Hans', 'Daniel', 'Joshua', 'Samuel', 'Benjamin', 'Jack', 'Joan', 'Johan', 'Jon', 'Ahmed', 'Omar', 'Yusuf', 'Piotr',
  'Andrei', 'Dmytro', 'Hassan', 'Minh', 'José', 'Mateo', 'Louis', 'Antoine', 'Kenji', 'Luka', 'Noah', 'Liam', 'Lachlan',
  'Harrison', 'Mitchell', 'Jordan', 'Riley', 'Connor', 'Callum', 'Blake', 'Ethan', 'Joel', 'Magnus', 'Henrik', 'Sander', 'Emil',
  'Oskar', 'Håkon', 'Trygve', 'Øyvind', 'Einar', 'Kåre', 'Rune', 'Roar', 'Geir', 'Terje', 'Odd', 'Leif', 'Marius', 'Markus',
]
// biome-ignore format: names read in rows
const BEGINNINGS = [
  'Nord', 'Sol', 'Berg', 'Haug', 'Lund', 'Vest', 'Ask', 'Bjørk', 'Eng', 'Fjell', 'Grøn', 'Hol', 'Kirk', 'Lang', 'Mo', 'Ny',
  'Rud', 'Sand', 'Tor', 'Ul', 'Ash', 'Black', 'Brad', 'Chest', 'Dal', 'Ever', 'Farn', 'Glen', 'Har', 'Ken', 'Mid', 'Pat', 'Wal',
]
// biome-ignore format: names read in rows
const ENDINGS = [
  'berg', 'by', 'dal', 'en', 'heim', 'land', 'mark', 'ness', 'rud', 'seth', 'stad', 'vik', 'vold', 'ton', 'ley', 'field',
  'worth', 'ford', 'man', 'son', 'well', 'wood', 'sen', 'ski', 'ovic',
]
const COMMON = [
  'Hansen',
  'Johansen',
  'Olsen',
  'Larsen',
  'Smith',
  'Jones',
  'Brown',
  'Nguyen',
  'Ali',
  'Kowalski',
  'García',
  'Müller',
]
const FAMILIES = [...COMMON, ...BEGINNINGS.flatMap((first) => ENDINGS.map((last) => first + last))]
const STREETS = ['gata', 'veien', 'street', 'road', 'place', 'avenue', 'lane', 'terrace', 'bakken', 'close']

/** People of an invented place, the same for the same seed: alone, in families, with twins and sons called as their father. */
export function inventPeople(population: Population, seed: number): Line[] {
  const random = new Random('people', seed)
  const people: Line[] = []
  while (people.length < population.people) {
    const home = inventHome(random)
    const family = pickCommon(random, FAMILIES.slice(0, population.familyNames))
    const size = random.chance(population.inFamilies) ? random.int(2, 5) : 1
    const household = { home, family, population, random }
    for (let member = 0; member < size && people.length < population.people; member++) {
      const mayBeTwin = member >= 3 && random.chance(population.twins)
      people.push(inventMember(household, people, member, mayBeTwin))
    }
  }
  return people
}

type Home = Pick<Line, 'street' | 'house' | 'city' | 'postcode' | 'state' | 'phone' | 'email'>
type Household = {
  readonly home: Home
  readonly family: string
  readonly population: Population
  readonly random: Random
}

function inventHome(random: Random): Home {
  const city = random.int(0, 150)
  return {
    street: `${random.pick(BEGINNINGS)}${random.pick(['', 'er', 'a'])} ${random.pick(BEGINNINGS).toLowerCase()} ${random.pick(STREETS)}`,
    house: String(random.int(1, 120)),
    city: `${BEGINNINGS[city % BEGINNINGS.length]}${ENDINGS[city % ENDINGS.length]}`,
    postcode: String(1000 + city * 37 + random.int(0, 9)),
    state: random.pick(['nsw', 'vic', 'qld', 'wa', 'sa']),
    phone: String(40_000_000 + random.int(0, 59_999_999)),
    email: `family${random.int(0, 999_999)}@example.org`,
  }
}

function inventMember(
  { home, family, population, random }: Household,
  before: readonly Line[],
  member: number,
  isTwin: boolean,
): Line {
  const sex = random.chance(0.5) ? 'female' : 'male'
  const names = (sex === 'female' ? WOMEN : MEN).slice(0, population.givenNames)
  const father = before.at(-member)
  const isNamesake = member >= 2 && sex === 'male' && father?.sex === 'male' && random.chance(0.05)
  const given = isNamesake ? father.given : pickCommon(random, names)
  const sibling = before.at(-1)
  const siblings = before.slice(-member).map((each) => each.given)
  const taken = names.filter((name) => !siblings.includes(name))
  return {
    ...home,
    person: before.length,
    given: isTwin ? pickCommon(random, taken) : given,
    family: member === 1 && random.chance(0.4) ? pickCommon(random, FAMILIES.slice(0, population.familyNames)) : family,
    sex,
    birth: isTwin && sibling ? sibling.birth : inventBirth(random, member),
    number: String(1_000_000 + Math.floor(random.next() * 9_000_000)),
    phone: random.chance(0.5) ? home.phone : String(40_000_000 + random.int(0, 59_999_999)),
    email: random.chance(0.3)
      ? home.email
      : `${given.toLowerCase()}.${family.toLowerCase()}${random.int(0, 99)}@example.com`,
  }
}

function inventBirth(random: Random, member: number): string {
  const year = member >= 2 ? random.int(1995, 2023) : random.int(1925, 2000)
  const two = (n: number) => String(n).padStart(2, '0')
  return random.chance(0.01) ? `${year}-01-01` : `${year}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`
}

/** The first of a list far more often than the last, as with names (roughly Zipf's law). */
function pickCommon<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(list.length * random.next() ** 1.8)]!
}
