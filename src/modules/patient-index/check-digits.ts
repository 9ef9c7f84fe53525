/** How a number proves itself: a weighted sum of its digits that must come out at nothing, or Luhn's formula. */
export type DigitCheck =
  | { readonly kind: 'weighted-sum'; readonly weights: readonly number[]; readonly modulus: number }
  | { readonly kind: 'luhn' }

/** What we know of a national identifier's own make. A region can name further ones in its rules. */
export type IdentifierScheme = {
  /** All names under which messages mention the system; the first is the one we compare by. */
  readonly names: readonly string[]
  /** The shape of a number without blanks, dots and hyphens. */
  readonly shape: RegExp
  /** With at least one, a slip of the pen gives an invalid number, not another person's. */
  readonly checks: readonly DigitCheck[]
  /** What is written behind a number and is no part of it. */
  readonly suffix?: RegExp
  /** Tells series apart in which one person may have a number each, at different times. */
  readonly series?: (value: string) => string
  readonly never?: readonly string[]
}

const weightedSum = (modulus: number, ...weights: number[]): DigitCheck => ({ kind: 'weighted-sum', weights, modulus })

const SCHEMES: readonly IdentifierScheme[] = [
  {
    // Norwegian national identity number, and D-number (day + 40), which a newcomer has before (Skatteetaten,
    // "Fødselsnummer", "D-nummer"). Test numbers have the month + 40, + 65 or + 80.
    names: ['urn:oid:2.16.578.1.12.4.1.4.1', 'urn:oid:2.16.578.1.12.4.1.4.2'],
    shape: /^(?:[04][1-9]|[1256]\d|[37][01])(?:[048][1-9]|[159][0-2]|6[6-9]|7[0-7])\d{7}$/,
    checks: [weightedSum(11, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1), weightedSum(11, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)],
    series: (value) => (value >= '4' ? 'D' : ''),
  },
  {
    // NHS Data Dictionary, "NHS number".
    names: ['https://fhir.nhs.uk/Id/nhs-number', 'urn:oid:2.16.840.1.113883.2.1.4.1'],
    shape: /^\d{10}$/,
    checks: [weightedSum(11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)],
  },
  {
    // Ontario health card number; the version code of the card (two letters) is no part of it.
    names: ['https://fhir.infoway-inforoute.ca/NamingSystem/ca-on-patient-hcn', 'urn:oid:2.16.840.1.113883.4.59'],
    shape: /^[1-9]\d{9}$/,
    checks: [{ kind: 'luhn' }],
    suffix: /[A-Z]{1,2}$/i,
  },
  {
    // US social security number: a shape, no check digit. Areas from 900 are never given to a person and stay allowed
    // here, because all synthetic records carry them. Some numbers were printed on sample cards and used by thousands.
    names: ['http://hl7.org/fhir/sid/us-ssn', 'urn:oid:2.16.840.1.113883.4.1'],
    shape: /^(?!000|666)\d{3}(?!00)\d{2}(?!0000)\d{4}$/,
    checks: [],
    never: ['078051120', '123456789', '987654321', '219099999'],
  },
]

const BY_NAME = new Map(SCHEMES.flatMap((scheme) => scheme.names.map((name) => [name, scheme] as const)))

/** One name for a system that goes by several: "2.16.578.1.12.4.1.4.1" from HL7 v2, "urn:oid:..." from FHIR. */
export function canonicalSystem(system: string): string {
  const name = /^\d+(\.\d+)+$/.test(system) ? `urn:oid:${system}` : system.replace(/\/$/, '')
  return BY_NAME.get(name)?.names[0] ?? name
}

export type CheckedIdentifier = {
  readonly system: string
  readonly value: string
  readonly valid: boolean
  readonly hasCheckDigits: boolean
  /** Numbers of different series of one system do not contradict each other. */
  readonly series: string
}

/** The identifier as it is compared. In systems whose make we do not know every value counts as valid. */
export function checkIdentifier(system: string, value: string): CheckedIdentifier {
  const canonical = canonicalSystem(system)
  const scheme = BY_NAME.get(canonical)
  if (scheme) return { ...checkByScheme(scheme, value), system: canonical }
  const trimmed = value.trim()
  return { system: canonical, value: trimmed, valid: !isFiller(trimmed), hasCheckDigits: false, series: '' }
}

/** The identifier by the make that a region has named for its system. */
export function checkByScheme(scheme: IdentifierScheme, value: string): CheckedIdentifier {
  const compact = value.replace(/[\s.-]/g, '').replace(scheme.suffix ?? /$/, '')
  const holds = (check: DigitCheck) =>
    check.kind === 'luhn' ? holdsLuhn(compact) : remainder(compact, check.weights) % check.modulus === 0
  return {
    system: scheme.names[0]!,
    value: compact,
    valid:
      scheme.shape.test(compact) &&
      !isFiller(compact) &&
      !scheme.never?.includes(compact) &&
      scheme.checks.every(holds),
    hasCheckDigits: scheme.checks.length > 0,
    series: scheme.series?.(compact) ?? '',
  }
}

function remainder(value: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(value[i]), 0)
}

/** ISO/IEC 7812-1, annex B. */
function holdsLuhn(value: string): boolean {
  const sum = [...value].reverse().reduce((total, digit, i) => {
    const weighed = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return sum % 10 === 0
}

/** Empty, or the same character again and again, or a word: what is typed when the field must not stay empty. */
function isFiller(value: string): boolean {
  return /^(.?)\1*$/.test(value) || /^(unknown|none|n\/?a|null|test)$/i.test(value)
}
