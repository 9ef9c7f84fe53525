import { sql } from 'kysely'
import type { Language } from '#base/categories'
import type { PatientScope, StaffScope } from '#platform/database/scopes'

/** The name that a loaded table has for a code. */
export type TermName = {
  readonly name: string
  /** How people call the table: "LOINC", or the address of a national one. */
  readonly table: string
  readonly version: string
  readonly language: string
  /** False: a newer version does not have it, or says that it is used no more. */
  readonly isActive: boolean
}

/** How the loaded tables call themselves, by the address that FHIR has for them. */
const TABLES: readonly (readonly [RegExp, string, string])[] = [
  [/^http:\/\/loinc\.org$/, 'loinc', 'LOINC'],
  [/^http:\/\/snomed\.info\/sct/, 'snomed', 'SNOMED CT'],
  [/^http:\/\/www\.whocc\.no\/atc$/, 'atc', 'ATC'],
  [/^http:\/\/hl7\.org\/fhir\/sid\/icd-10(-[a-z]+)?$|^urn:oid:2\.16\.578\.1\.12\.4\.1\.1\.7110$/, 'icd10', 'ICD-10'],
  [/^http:\/\/hl7\.org\/fhir\/sid\/cvx$/, 'cvx', 'CVX'],
]

/** How a loaded table calls a code, in the reader's language, else in English, else in any; null where none has it. */
export async function findTerm(
  scope: PatientScope | StaffScope,
  { codeKey, language }: { readonly codeKey: string; readonly language: Language },
): Promise<TermName | null> {
  const bar = codeKey.lastIndexOf('|')
  const [url, code] = [codeKey.slice(0, bar), codeKey.slice(bar + 1)]
  if (!url || !code) return null
  const [, system, title] = TABLES.find(([pattern]) => pattern.test(url)) ?? [null, url, url]
  // Senders write codes of ICD-10 with and without the dot.
  const codes = system === 'icd10' ? [code, withDot(code)] : [code]
  const { rows } = await sql<Omit<TermName, 'table'>>`
    select name, version, language, is_active from term
    where system = ${system} and code = any (${codes}::text[])
    order by language = any (${spoken(language)}::text[]) desc, language = 'en' desc, is_active desc, language, code
    limit 1`.execute(scope.db)
  return rows[0] ? { ...rows[0], table: title } : null
}

/** SNOMED CT and others write Norwegian as "no". */
function spoken(language: Language): readonly string[] {
  return language === 'nb' ? ['nb', 'no'] : [language]
}

function withDot(code: string): string {
  return /^[A-Z]\d[0-9A-Z][0-9A-Z]+$/.test(code) ? `${code.slice(0, 3)}.${code.slice(3)}` : code
}
