import type { Language } from '#base/categories'
import { withoutAccents } from '#base/without-accents'
import { CODE_SYSTEMS, ICD_10_EDITIONS } from './code-systems.ts'
import type { Explanation } from './explanation.ts'

/** All explanations, found by code with one look into a map. */
export type Explanations = {
  /** By `system|code`, as lines of the record carry it; null where there is none. */
  readonly find: (codeKey: string) => Explanation | null
  /** The codes, as `system|code`, of what has this word in its lay name in that language or in English. */
  readonly codesCalled: (word: string, language: Language) => readonly string[]
  /** The words of a text that need explaining, each once, as they stand there. */
  readonly wordsIn: (text: string) => readonly ExplainedWord[]
  /** How many things are explained. */
  readonly count: number
}

export type ExplainedWord = { readonly word: string; readonly explanation: Explanation }

/** The explanations of a region: the shipped ones, and over them, language by language, its own. */
export function explanationsOf(shipped: readonly Explanation[], own: readonly Explanation[] = []): Explanations {
  const byId = new Map(shipped.map((each) => [each.id, each]))
  for (const each of own) byId.set(each.id, overlaid(byId.get(each.id), each))
  const byCode = new Map<string, Explanation>()
  for (const each of byId.values()) for (const code of each.codes) byCode.set(code, each)
  for (const each of own) for (const code of each.codes) byCode.set(code, byId.get(each.id)!)
  const all = [...byId.values()]
  return {
    find: (codeKey) => byCode.get(codeKey) ?? groupOf(codeKey, byCode),
    codesCalled: (word, language) => all.filter((each) => isCalled(each, word, language)).flatMap(({ codes }) => codes),
    wordsIn: (text) => wordsIn(text, byCode),
    count: byId.size,
  }
}

const WORD = CODE_SYSTEMS.word.url
const A_WORD = /\p{L}[\p{L}\p{N}-]+/gu
/** More than so many are no help to read. */
const MOST_WORDS = 40

/** Found by the exact word only: what "MS" stands for in a note is not guessed. */
function wordsIn(text: string, byCode: ReadonlyMap<string, Explanation>): readonly ExplainedWord[] {
  const found = new Map<Explanation, ExplainedWord>()
  for (const [word] of text.normalize('NFC').matchAll(A_WORD)) {
    const explanation = byCode.get(`${WORD}|${word}`) ?? byCode.get(`${WORD}|${word.toLowerCase()}`)
    if (explanation && !found.has(explanation)) found.set(explanation, { word, explanation })
    if (found.size === MOST_WORDS) break
  }
  return [...found.values()]
}

function isCalled({ wordings }: Explanation, word: string, language: Language): boolean {
  const sought = withoutAccents(word)
  return (
    sought !== '' &&
    [wordings[language], wordings.en].some(
      (wording) => wording !== undefined && withoutAccents(wording.name).includes(sought),
    )
  )
}

/** A wording is replaced as a whole, so that a review never covers words that nobody reviewed. */
function overlaid(below: Explanation | undefined, above: Explanation): Explanation {
  if (!below) return above
  return {
    id: above.id,
    isGroup: below.isGroup || above.isGroup,
    codes: [...new Set([...below.codes, ...above.codes])],
    wordings: { ...below.wordings, ...above.wordings },
  }
}

const ICD_10 = CODE_SYSTEMS['icd-10'].url
const ATC = CODE_SYSTEMS.atc.url
/** How long the codes of the groups above a code of ATC are (WHO, structure of the ATC classification). */
const ATC_LEVELS = [7, 5, 4, 3]

/**
 * E11.9 is a kind of E11, and C09AA03 one of C09: what has no words of its own has those of its group, in every edition
 * of ICD-10.
 */
function groupOf(codeKey: string, byCode: ReadonlyMap<string, Explanation>): Explanation | null {
  const bar = codeKey.lastIndexOf('|')
  const system = codeKey.slice(0, bar)
  const code = codeKey.slice(bar + 1)
  if (system === ICD_10 || ICD_10_EDITIONS.includes(system))
    return byCode.get(`${ICD_10}|${code}`) ?? byCode.get(`${ICD_10}|${code.slice(0, 3)}`) ?? null
  if (system !== ATC) return null
  for (const length of ATC_LEVELS) {
    const found = byCode.get(`${ATC}|${code.slice(0, length)}`)
    if (found) return found
  }
  return null
}
