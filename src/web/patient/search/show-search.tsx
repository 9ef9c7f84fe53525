import type { PatientScope } from '#platform/database/scopes'
import { searchItems } from '#record'
import type { Shown, Visit } from '../../shell/visit.ts'
import { rowsOf } from '../row-of.ts'
import type { Frame } from '../view-types.ts'
import { SearchPage } from './search-page.tsx'

const LONGEST_QUESTION = 200

/** Looks for words in what is open. */
export async function showSearch(scope: PatientScope, visit: Visit, frame: Frame): Promise<Shown> {
  const words = visit.query.q?.slice(0, LONGEST_QUESTION) ?? null
  const codesCalled = (word: string) => frame.explanations.codesCalled(word, frame.w.language)
  const found = words ? await searchItems(scope, { words, codesCalled }) : { rows: [], hasMore: false }
  return { view: <SearchPage frame={frame} words={words} rows={rowsOf(found.rows, frame)} hasMore={found.hasMore} /> }
}
