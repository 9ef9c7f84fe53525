import { readFileSync } from 'node:fs'
import { parseDocument } from 'yaml'
import { LANGUAGES, type Language } from '#base/categories'
import { Invalid } from '#base/errors'
import { SHIPPED_URGENT_HELP, type UrgentHelp } from '../web/urgent-help.ts'

/**
 * Whom people of the region call when it is urgent, and the questions that come before a message, from the file that
 * CAUSEWAY_URGENT names; without one, what is shipped. Throws Invalid with the place and the remedy.
 */
export function readUrgentHelp({ urgentFile }: { readonly urgentFile: string | null }): UrgentHelp {
  if (!urgentFile) return SHIPPED_URGENT_HELP
  const document = parseDocument(readText(urgentFile), { schema: 'core', uniqueKeys: true, logLevel: 'silent' })
  const [error] = document.errors
  if (error) throw new Invalid(`CAUSEWAY_URGENT is no YAML: ${error.message.split('\n')[0]}`)
  const root: unknown = document.toJS()
  if (!isEntry(root)) throw fault('the file', 'must have numbers and questions')
  return {
    emergency: phone(root, 'emergency'),
    doctorOnCall: phone(root, 'doctorOnCall'),
    crisis: phone(root, 'crisis'),
    questions: root.questions === undefined ? null : readQuestions(root.questions),
  }
}

type Entry = Readonly<Record<string, unknown>>

function readQuestions(value: unknown): NonNullable<UrgentHelp['questions']> {
  if (!Array.isArray(value) || value.length === 0) throw fault('questions', 'must be a list of at least one question')
  return value.map((each: unknown, at) => {
    const words = LANGUAGES.map((language): [Language, string] => {
      const said = isEntry(each) ? each[language] : undefined
      if (typeof said !== 'string' || said.trim() === '') throw fault(`questions[${at}].${language}`, 'must have words')
      return [language, said.trim()]
    })
    return Object.fromEntries(words) as Record<Language, string>
  })
}

/** As people dial it: a number without quotes is taken as it was written where nothing was lost, so quotes are asked for. */
function phone(root: Entry, name: keyof typeof SHIPPED_URGENT_HELP): string {
  const said = root[name]
  if (said === undefined) return SHIPPED_URGENT_HELP[name] as string
  if (typeof said !== 'string' || !/^\+?[\d ]{2,20}$/.test(said))
    throw fault(name, 'must be a telephone number between quotes')
  return said
}

function isEntry(value: unknown): value is Entry {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Invalid(`CAUSEWAY_URGENT names ${file}, which cannot be read`)
  }
}

function fault(where: string, remedy: string): Invalid {
  return new Invalid(`CAUSEWAY_URGENT: ${where} ${remedy}`)
}
