import { editDistance } from '#base/edit-distance'
import { similarity } from '../normalise-name.ts'
import type { Level } from './levels.ts'
import { areVariants } from './name-variants.ts'
import type { NamePart, PreparedName } from './prepared.ts'

type NameLevel = Level<'given'>

/** How two names agree, and what the two called the part, so that it can be weighed by how rare it is. */
export type ComparedName = {
  readonly given: NameLevel
  readonly family: NameLevel
  readonly ours: PreparedName
  readonly theirs: PreparedName
}

/** The best agreement, and the others that are better than it in one part: a rarer part may weigh more. */
export type ComparedNames = { readonly best: ComparedName; readonly others: readonly ComparedName[] }

/** Whether a name is in use as it stands, so that it is hardly a slip of the pen for another one that is. */
export type IsInUse = (part: 'given' | 'family', name: string) => boolean

const NONE: readonly ComparedName[] = []

/** The best agreement among all names of both, exchanged given and family names included. */
export function compareNames(
  a: readonly PreparedName[],
  b: readonly PreparedName[],
  isInUse: IsInUse,
): ComparedNames | null {
  let best: ComparedName | null = null
  const all: ComparedName[] = []
  for (const ours of a) {
    for (const theirs of b) {
      const straight = {
        given: compareParts('given', ours.given, theirs.given, isInUse),
        family: compareParts('family', ours.family, theirs.family, isInUse),
      }
      const turned = isWorthTurning(straight) ? compareExchanged(ours, theirs, isInUse) : null
      const found = turned && rank(turned) > rank(straight) ? turned : straight
      const compared = { ...found, ours, theirs }
      all.push(compared)
      if (!best || rank(compared) > rank(best)) best = compared
    }
  }
  if (!best) return null
  const first = best
  return { best, others: all.length === 1 ? NONE : all.filter((each) => each !== first && mayWeighMore(each, first)) }
}

/** Of two that agree equally in both parts the rarer names weigh more; whatever is worse in both never does. */
function mayWeighMore(one: Found, best: Found): boolean {
  return STRENGTH[one.given] >= STRENGTH[best.given] || STRENGTH[one.family] >= STRENGTH[best.family]
}

type Found = { readonly given: NameLevel; readonly family: NameLevel }

function isWorthTurning({ given, family }: Found): boolean {
  return STRENGTH[given] < STRENGTH.close && STRENGTH[family] < STRENGTH.close
}

/** Some write the family name first. It counts only when both parts agree, and for less than in the right order. */
function compareExchanged(a: PreparedName, b: PreparedName, isInUse: IsInUse): Found | null {
  if ([a.given, a.family, b.given, b.family].some((part) => part.joined === '')) return null
  const found = [compareParts('given', a.given, b.family, isInUse), compareParts('family', a.family, b.given, isInUse)]
  if (found.some((level) => STRENGTH[level] < STRENGTH.part)) return null
  return found.every((level) => level === 'same')
    ? { given: 'same', family: 'same' }
    : { given: 'close', family: 'close' }
}

const STRENGTH: Record<NameLevel, number> = {
  different: 0,
  alike: 1,
  unknown: 2,
  part: 3,
  close: 4,
  variant: 5,
  same: 6,
}

/** Both agreeing beats one agreeing well; a given name tells more than a family name. */
function rank({ given, family }: Found): number {
  return Math.min(STRENGTH[given], STRENGTH[family]) * 100 + STRENGTH[given] * 10 + STRENGTH[family]
}

function compareParts(what: 'given' | 'family', a: NamePart, b: NamePart, isInUse: IsInUse): NameLevel {
  if (a.joined === '' || b.joined === '') return 'unknown'
  if (a.joined === b.joined) return 'same'
  if (a.words.length > 1 && a.words.length === b.words.length && haveSameWords(a, b)) return 'same'
  if (what === 'given' && areVariants(a.words[0]!, b.words[0]!)) return 'variant'
  const areTwoNames = isInUse(what, a.joined) && isInUse(what, b.joined)
  if (soundsAlike(a, b) && !areTwoNames) return 'variant'
  const isSlip = isMisspelt(a, b)
  if (isSlip && !areTwoNames) return 'close'
  if (isPartOf(a, b) || isPartOf(b, a)) return 'part'
  return isSlip || (mayBeAlike(a, b) && similarity(a.joined, b.joined) >= ALIKE) ? 'alike' : 'different'
}

/** Whether so many letters are in both that the similarity can be high enough; measuring it takes longer. */
function mayBeAlike(a: NamePart, b: NamePart): boolean {
  const [ours, theirs] = [a.joined.length, b.joined.length]
  const most = Math.min(ours - countBits(a.letters & ~b.letters), theirs - countBits(b.letters & ~a.letters))
  const jaro = (most / ours + most / theirs + 1) / 3
  return jaro + 0.4 * (1 - jaro) >= ALIKE
}

function countBits(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

const ALIKE = 0.82

function haveSameWords(a: NamePart, b: NamePart): boolean {
  return a.words.toSorted().join(' ') === b.words.toSorted().join(' ')
}

/** Another spelling of the same sound; from another script, where vowels may be missing, the consonants are enough. */
function soundsAlike(a: NamePart, b: NamePart): boolean {
  if (a.wholeSound !== b.wholeSound || a.wholeSound.length < 2) return false
  return a.isTransliterated !== b.isTransliterated || similarity(a.joined, b.joined) >= 0.85
}

/** One slip of the pen from four letters on, two from eight on. */
function isMisspelt(a: NamePart, b: NamePart): boolean {
  const shorter = Math.min(a.joined.length, b.joined.length)
  const most = shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0
  if (most === 0 || countBits(a.letters & ~b.letters) > most || countBits(b.letters & ~a.letters) > most) return false
  return editDistance(a.joined, b.joined, most) <= most
}

/** "Kari" of "Kari Marie", "K" of "Kari", "Alex" of "Alexander", "Berg" of "Hansen Berg". */
function isPartOf(few: NamePart, many: NamePart): boolean {
  if (few.words.every((word) => word.length > 1 && many.words.includes(word))) return true
  const [first] = few.words
  const [other] = many.words
  return (
    few.words.length <= many.words.length && (first!.length === 1 || first!.length >= 3) && other!.startsWith(first!)
  )
}
