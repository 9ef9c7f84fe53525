/** The code systems that content files may name, and how a code of each must look. */
export const CODE_SYSTEMS = {
  loinc: { url: 'http://loinc.org', isCode: isLoinc },
  snomed: { url: 'http://snomed.info/sct', isCode: isSnomed },
  'icd-10': {
    url: 'http://hl7.org/fhir/sid/icd-10',
    isCode: (code: string) => /^[A-Z]\d[0-9A-Z](\.\w{1,4})?$/.test(code),
  },
  rxnorm: { url: 'http://www.nlm.nih.gov/research/umls/rxnorm', isCode: (code: string) => /^\d{1,8}$/.test(code) },
  atc: { url: 'http://www.whocc.no/atc', isCode: (code: string) => /^[A-Z](\d\d([A-Z]([A-Z](\d\d)?)?)?)?$/.test(code) },
  /** A word as notes write it; in capitals it is sought in capitals only. */
  word: { url: 'urn:causeway:word', isCode: (code: string) => /^\p{L}[\p{L}\p{N}-]{1,39}$/u.test(code) },
  cvx: { url: 'http://hl7.org/fhir/sid/cvx', isCode: (code: string) => /^\d{2,3}$/.test(code) },
} as const

export type CodeSystem = keyof typeof CODE_SYSTEMS

/** Clinical modifications of ICD-10 keep its three-character categories; they are looked up under ICD-10 itself. */
export const ICD_10_EDITIONS: readonly string[] = [
  'http://hl7.org/fhir/sid/icd-10-cm',
  'urn:oid:2.16.578.1.12.4.1.1.7110',
]

/** A LOINC code ends in a check digit by the Luhn rule (LOINC Users' Guide, appendix on the check digit). */
function isLoinc(code: string): boolean {
  const [, digits, check] = /^(\d{1,7})-(\d)$/.exec(code) ?? []
  if (!digits || !check) return false
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)
  return (10 - (sum % 10)) % 10 === Number(check)
}

const MULTIPLIED = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const PERMUTED = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/** A SNOMED CT identifier ends in a check digit by Verhoeff's dihedral rule (SNOMED CT release file specification, 5.5). */
function isSnomed(code: string): boolean {
  if (!/^[1-9]\d{5,17}$/.test(code)) return false
  const rest = [...code]
    .reverse()
    .reduce((sum, digit, at) => Number(MULTIPLIED[sum]![Number(PERMUTED[at % 8]![Number(digit)])]), 0)
  return rest === 0
}
