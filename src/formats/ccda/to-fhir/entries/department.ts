import type { Element } from '../../../fhir/types.ts'
import { wordsOfConcept } from '../datatypes/concept.ts'

/** LOINC codes that name the department, where words would be too many. */
const BY_CODE: Readonly<Record<string, string>> = {
  '18748-4': 'RAD',
  '18726-0': 'RAD',
  '18725-2': 'MB',
  '600-7': 'MB',
  '630-4': 'MB',
  '6463-4': 'MB',
  '11526-1': 'SP',
  '11529-5': 'SP',
  '22637-3': 'SP',
  '60567-5': 'SP',
  '22634-0': 'SP',
  '19764-0': 'CP',
  '882-1': 'BLB',
  '883-9': 'BLB',
  '10331-7': 'BLB',
  '34532-2': 'BLB',
}

/** Words in the name of a test that tell its department (HL7 table 0074), the first that fits. */
const BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(biopsy|pathology|histolog\w*|surgical path\w*)\b/i, 'SP'],
  [/\b(cytolog\w*|pap smear|papanicolaou)\b/i, 'CP'],
  [/\b(culture|susceptibilit\w*|gram stain|bacteria identified|antibiogram)\b/i, 'MB'],
  [/\b(ABO|blood group|blood type|crossmatch|antibody screen)\b/i, 'BLB'],
  [/\b(genetic|genotype|karyotype|gene mutation|chromosome)\w*\b/i, 'GE'],
  [/\b(CT|CAT|computed tomograph\w*)\b(?!.*\b(ratio|antigen)\b)/, 'CT'],
  [/\b(MRI|magnetic resonance)\b/i, 'NMR'],
  [/\b(echocardiogra\w*|ultrasound|sonogra\w*|doppler)\b/i, 'RUS'],
  [/\b(PET scan|scintigra\w*|bone scan)\b/i, 'NMS'],
  [/\b(x-?rays?|radiograph\w*|mammogra\w*|fluoroscop\w*|xr|angiogra\w*|radiology|imaging|dexa|dxa)\b/i, 'RAD'],
  [/\b(ECG|EKG|electrocardiogra\w*)\b/i, 'EC'],
]

/**
 * The department of a report by what it is called, else by what its results are when all are of one; else laboratory: that
 * is what the section of results holds unless it says otherwise (C-CDA on FHIR, Results).
 */
export function departmentOf(report: Element | null, results: readonly (Element | null)[]): string {
  const own = told(report)
  if (own) return own
  const kinds = new Set(results.map(told))
  const [only] = kinds
  return kinds.size === 1 && only ? only : 'LAB'
}

function told(concept: Element | null): string | null {
  if (!concept) return null
  for (const { code, display } of (concept.coding ?? []) as readonly Element[]) {
    const known = typeof code === 'string' ? BY_CODE[code] : undefined
    if (known) return known
    const said = typeof display === 'string' ? byWords(display) : null
    if (said) return said
  }
  return byWords(wordsOfConcept(concept) ?? '')
}

function byWords(words: string): string | null {
  return BY_WORDS.find(([shape]) => shape.test(words))?.[1] ?? null
}
