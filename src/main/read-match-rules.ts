import { readFileSync } from 'node:fs'
import { parseDocument } from 'yaml'
import { Invalid } from '#base/errors'
import type { DigitCheck, IdentifierScheme, MatchRules } from '#patient-index'

const SHIPPED = new URL('../../rulebooks/identity.yaml', import.meta.url)

/**
 * The national identifiers that a region trusts and how they are made: from its own file, or the one that is shipped.
 * Throws Invalid, with the place and the remedy, for a file that says something else.
 */
export function readMatchRules({ identityFile }: { readonly identityFile: string | null }): MatchRules {
  const file = identityFile ?? SHIPPED
  const document = parseDocument(readText(file), { schema: 'core', uniqueKeys: true, logLevel: 'silent' })
  const [error] = document.errors
  if (error) throw new Invalid(`CAUSEWAY_IDENTITY is no YAML: ${error.message.split('\n')[0]}`)
  const root = entry(document.toJS(), 'the file')
  only(root, 'the file', ['verified', 'numbers', 'linkFrom'])
  const linkFrom = root.linkFrom
  if (linkFrom !== undefined && (typeof linkFrom !== 'number' || linkFrom < LEAST_BITS))
    throw fault('linkFrom', `must be a number of bits, at least ${LEAST_BITS}; leave it out and a person decides`)
  return {
    verifiedSystems: texts(root.verified, 'verified'),
    identifierSchemes: list(root.numbers, 'numbers').map(readScheme),
    ...(linkFrom === undefined ? {} : { sameFrom: linkFrom }),
  }
}

/** Below it strangers would be joined by chance alone (docs/decisions/0021-matching.md). */
const LEAST_BITS = 30

function readText(file: string | URL): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Invalid(`CAUSEWAY_IDENTITY cannot be read: ${(cause as Error).message}`)
  }
}

type Entry = Readonly<Record<string, unknown>>

function readScheme(value: unknown, at: number): IdentifierScheme {
  const where = `numbers[${at}]`
  const scheme = entry(value, where)
  only(scheme, where, ['names', 'shape', 'checks', 'suffix', 'never'])
  const names = texts(scheme.names, `${where}.names`)
  if (names.length === 0) throw fault(`${where}.names`, 'must hold at least one URI or OID')
  return {
    names,
    shape: pattern(scheme.shape, `${where}.shape`, '^(?:', ')$'),
    checks: list(scheme.checks, `${where}.checks`).map((check, place) => readCheck(check, `${where}.checks[${place}]`)),
    ...(scheme.suffix === undefined ? {} : { suffix: pattern(scheme.suffix, `${where}.suffix`, '(?:', ')$') }),
    never: texts(scheme.never, `${where}.never`),
  }
}

function readCheck(value: unknown, where: string): DigitCheck {
  if (value === 'luhn') return { kind: 'luhn' }
  const check = entry(value, where)
  only(check, where, ['weights', 'modulus'])
  const weights = list(check.weights, `${where}.weights`)
  const { modulus } = check
  if (weights.length === 0 || !weights.every((weight) => Number.isInteger(weight)))
    throw fault(`${where}.weights`, 'must be whole numbers, one for each digit')
  if (!Number.isInteger(modulus) || (modulus as number) < 2)
    throw fault(`${where}.modulus`, 'must be a whole number from 2 on')
  return { kind: 'weighted-sum', weights: weights as number[], modulus: modulus as number }
}

function pattern(value: unknown, where: string, before: string, behind: string): RegExp {
  try {
    if (typeof value === 'string' && value !== '') return new RegExp(`${before}${value}${behind}`)
  } catch {
    // said below
  }
  throw fault(where, 'must be a regular expression for the number without blanks, dots and hyphens')
}

function entry(value: unknown, where: string): Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault(where, 'must have named entries')
  return value as Entry
}

function only(found: Entry, where: string, words: readonly string[]): void {
  const other = Object.keys(found).find((word) => !words.includes(word))
  if (other !== undefined) throw fault(`${where}: ${other}`, `is not known; there are ${words.join(', ')}`)
}

function list(value: unknown, where: string): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw fault(where, 'must be a list')
  return value
}

function texts(value: unknown, where: string): readonly string[] {
  const found = list(value, where)
  if (!found.every((text) => typeof text === 'string' && text !== ''))
    throw fault(where, 'must be texts; put numbers between quotes')
  return found as string[]
}

function fault(where: string, what: string): Invalid {
  return new Invalid(`CAUSEWAY_IDENTITY: ${where} ${what}`)
}
