const LOINC = 'http://loinc.org|'
const SNOMED = 'http://snomed.info/sct|'

/**
 * Codes that say what kind of study a report is of and not which test was taken: two reports that share one may be about
 * anything. "Diagnostic imaging study", "laboratory report", "pathology study" and their like, and bare kinds of pictures.
 */
const GENERAL: ReadonlySet<string> = new Set([
  ...'11502-2 11526-1 11488-4 18717-9 18718-7 18719-5 18720-3 18721-1 18722-9 18723-7 18724-5 18725-2 18726-0 18727-8'
    .split(' ')
    .map((code) => LOINC + code),
  ...'18728-6 18729-4 18748-4 18750-0 18751-8 18752-6 18782-3 22634-0 22635-7 22636-5 22637-3 22639-9 26436-6 27898-6'
    .split(' ')
    .map((code) => LOINC + code),
  ...'27899-4 29576-6 30954-2 34117-2 50398-7 55113-5 59776-5 60567-5 85430-7'.split(' ').map((code) => LOINC + code),
  ...'363679005 77477000 113091000 16310003 168537006 363680008 44491008 71388002 103693007 108252007 15220000'
    .split(' ')
    .map((code) => SNOMED + code),
])

/** Whether a code (`system|code`) names a test, so that two with the same code are the same test. */
export function namesTest(codeKey: string): boolean {
  return /^http:\/\/(?:loinc\.org|snomed\.info\/sct)\|./.test(codeKey) && !GENERAL.has(codeKey)
}
