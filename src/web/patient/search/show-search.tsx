import type { PatientScope } from '#platform/database/scopes'
import { listSought, type Sought, searchItems } from '#record'
import type { Shown, Visit } from '../../shell/visit.ts'
import { rowsOf } from '../row-of.ts'
import type { Frame } from '../view-types.ts'
import { closestWords } from './closest-words.ts'
import { SearchPage } from './search-page.tsx'

const LONGEST_QUESTION = 200
const MOST_WORDS = 8

/** Looks for words in what is open; where they are nowhere, for what is spelled almost the same, and says so. */
export async function showSearch(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const asked = visit.query.q?.slice(0, LONGEST_QUESTION) ?? null
  const words = (asked ?? '').normalize('NFC').split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
  const codesCalled = (word: string) => frame.explanations.codesCalled(word, frame.w.language)
  const exact = await searchItems(scope, { words: words.map((word) => [word]), codesCalled })
  const meant =
    words.length > 0 && exact.rows.length === 0 ? spellingsMeant(words, await listSought(scope), frame) : null
  const found = meant ? await searchItems(scope, { words: meant, codesCalled }) : exact
  const instead = meant && found.rows.length > 0 ? meant.map((spellings) => spellings.join(' / ')).join(' ') : null
  const page = { frame, words: asked, instead, rows: rowsOf(found.rows, frame), hasMore: found.hasMore }
  return { view: <SearchPage {...page} /> }
}

/** Each word as it stands somewhere in the record, or those that are spelled almost so; null where one is like nothing. */
function spellingsMeant(words: readonly string[], lines: readonly Sought[], frame: Frame) {
  const texts = new Set(lines.flatMap((line) => textsOf(line, frame)))
  const known = [...texts].join('\n').toLowerCase()
  const meant = words.map((word) => (known.includes(word.toLowerCase()) ? [word] : closestWords(word, texts)))
  return meant.every((spellings) => spellings.length > 0) ? meant : null
}

function textsOf({ title, codeKey, author, institutionName }: Sought, { explanations, w }: Frame): readonly string[] {
  const layName = explanations.find(codeKey)?.wordings[w.language]?.name
  return [title, layName, author, institutionName].filter((text) => text != null)
}
