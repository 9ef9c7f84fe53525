/** What we know of a national identifier's own make. */
type NationalSystem = {
  /** All names under which messages mention the system; the first is the one we compare by. */
  readonly names: readonly string[]
  readonly compact: (value: string) => string
  readonly holds: (compact: string) => boolean
  /** True when the number proves itself: a slip of the pen gives an invalid number, not another person's. */
  readonly hasCheckDigits: boolean
}

const digitsOnly = (value: string) => value.replace(/[\s.-]/g, '')

const SYSTEMS: readonly NationalSystem[] = [
  {
    // Norwegian national identity number and D-number.
    names: ['urn:oid:2.16.578.1.12.4.1.4.1', 'urn:oid:2.16.578.1.12.4.1.4.2'],
    compact: digitsOnly,
    holds: isNorwegian,
    hasCheckDigits: true,
  },
  {
    names: ['https://fhir.nhs.uk/Id/nhs-number', 'urn:oid:2.16.840.1.113883.2.1.4.1'],
    compact: digitsOnly,
    holds: isNhsNumber,
    hasCheckDigits: true,
  },
  {
    // Ontario health card number; the version code of the card (two letters) is no part of it.
    names: ['https://fhir.infoway-inforoute.ca/NamingSystem/ca-on-patient-hcn', 'urn:oid:2.16.840.1.113883.4.59'],
    compact: (value) => digitsOnly(value).replace(/[A-Z]{1,2}$/i, ''),
    holds: isOntario,
    hasCheckDigits: true,
  },
  {
    names: ['http://hl7.org/fhir/sid/us-ssn', 'urn:oid:2.16.840.1.113883.4.1'],
    compact: digitsOnly,
    holds: hasSsnShape,
    hasCheckDigits: false,
  },
]

const BY_NAME = new Map(SYSTEMS.flatMap((system) => system.names.map((name) => [name, system] as const)))

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
}

/** The identifier as it is compared. In systems whose make we do not know every value counts as valid. */
export function checkIdentifier(system: string, value: string): CheckedIdentifier {
  const canonical = canonicalSystem(system)
  const known = BY_NAME.get(canonical)
  const compact = known ? known.compact(value) : value.trim()
  const valid = compact !== '' && (known ? known.holds(compact) : !isFiller(compact))
  return { system: canonical, value: compact, valid, hasCheckDigits: known?.hasCheckDigits ?? false }
}

/** Two check digits, modulo 11, over eleven digits (Skatteetaten, "Fødselsnummer"). */
function isNorwegian(value: string): boolean {
  if (!/^\d{11}$/.test(value) || isFiller(value)) return false
  return (
    remainder(value, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) === 0 && remainder(value, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0
  )
}

/** One check digit, modulo 11, over ten digits (NHS Data Dictionary, "NHS number"). */
function isNhsNumber(value: string): boolean {
  return /^\d{10}$/.test(value) && !isFiller(value) && remainder(value, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) === 0
}

function remainder(value: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(value[i]), 0) % 11
}

/** Luhn's formula over ten digits. */
function isOntario(value: string): boolean {
  if (!/^[1-9]\d{9}$/.test(value) || isFiller(value)) return false
  const sum = [...value].reverse().reduce((total, digit, i) => {
    const weighed = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return sum % 10 === 0
}

/**
 * Nine digits in the shape of an SSN; it has no check digit. Areas from 900 are never given to a person and stay
 * allowed here, because all synthetic records carry them.
 */
function hasSsnShape(value: string): boolean {
  return /^(?!000|666)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(value) && !isFiller(value) && !ADVERTISED.includes(value)
}

/** A number printed on a sample card in 1938 and used by thousands, and the ones people invent. */
const ADVERTISED = ['078051120', '123456789', '987654321', '219099999']

/** The same character again and again: what is typed when the field must not stay empty. */
function isFiller(value: string): boolean {
  return /^(.)\1*$/.test(value) || /^(unknown|none|n\/?a|null|test)$/i.test(value)
}
