import { Conflict, Invalid, NotFound, Refused } from '#base/errors'
import type { StaffScope } from '#platform/database/scopes'
import { type CodeOrder, type CodeWord, type LocalCode, readCode, settleCode, suggestFor } from '#terminology'
import type { Visit } from '../../shell/visit.ts'

type Form = Visit['form']
export type SavedLines = { readonly saved: number; readonly notSaved: number }

/** Takes a form of several codes, line by line: what cannot be saved stays as it was and is counted. */
export async function saveLines(scope: StaffScope, form: Form, most: number): Promise<SavedLines> {
  const lines = Array.from({ length: most }, (_, at) => String(at)).filter((at) => form[`key-${at}`])
  const asked = lines.flatMap((at) => askedIn(form, at) ?? [])
  const suggestions = await suggestedNow(scope, asked)
  let saved = 0
  for (const line of asked) if (await isSaved(scope, line, suggestions)) saved++
  return { saved, notSaved: asked.length - saved }
}

type Line = Omit<CodeOrder, 'suggested'>

async function isSaved(scope: StaffScope, line: Line, suggestions: Suggestions): Promise<boolean> {
  const all = line.word === 'map' ? suggestions.get(keyOf(line)) : undefined
  const suggested = all?.filter((each, at) => at < MOST_KEPT || each.loinc === line.loinc) ?? null
  try {
    await settleCode(scope, { ...line, suggested })
    return true
  } catch (fault) {
    if ([Invalid, Conflict, NotFound, Refused].some((kind) => fault instanceof kind)) return false
    throw fault
  }
}

/** Words that one button says for every line that is chosen. */
const TOGETHER: readonly CodeWord[] = ['undo', 'confirm', 'refuse']

/** One line of the form; null where it was left for later. */
function askedIn(form: Form, at: string): Line | null {
  const [institutionId, codeKey] = [form[`institution-${at}`] ?? '', form[`key-${at}`]!]
  const line = { institutionId, codeKey, loinc: null, reason: form[`reason-${at}`] ?? '' }
  if (form[`take-${at}`] === 'yes') {
    const word = TOGETHER.find((each) => each === form.word)
    return word ? { ...line, word } : { ...line, word: 'map', loinc: form[`good-${at}`] ?? '' }
  }
  const choice = form[`choice-${at}`]
  if (!choice || choice === 'later') return null
  if (choice === 'cannot') return { ...line, word: 'cannot' }
  return { ...line, word: 'map', loinc: choice === 'other' ? (form[`other-${at}`]?.trim() ?? '') : choice }
}

/** How many suggestions are kept beside a decision, and the one that was chosen. */
const MOST_KEPT = 3

type Suggestions = ReadonlyMap<string, readonly { readonly loinc: string }[]>

const keyOf = ({ institutionId, codeKey }: Pick<Line, 'institutionId' | 'codeKey'>) => `${institutionId} ${codeKey}`

/** What is suggested for the lines at this moment, with reasons: kept beside what is decided. */
async function suggestedNow(scope: StaffScope, lines: readonly Line[]): Promise<Suggestions> {
  const codes: LocalCode[] = []
  for (const line of lines)
    if (line.word === 'map')
      try {
        codes.push(await readCode(scope, line))
      } catch (fault) {
        if (!(fault instanceof NotFound)) throw fault
      }
  const found = await suggestFor(scope, codes)
  return new Map(found.map(({ code, suggestions }) => [keyOf(code), suggestions.map(({ test: _, ...each }) => each)]))
}
