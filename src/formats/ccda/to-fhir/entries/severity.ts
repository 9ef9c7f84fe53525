import type { XmlElement } from '../../../xml/xml-element.ts'
import { attribute, childOf } from '../../elements.ts'
import { observationsOf } from '../entry.ts'

/** Severities of SNOMED CT, as FHIR's reaction-event-severity has them; of those between two the graver. */
const BY_CODE: Readonly<Record<string, string>> = {
  '255604002': 'mild',
  '371923003': 'moderate',
  '6736007': 'moderate',
  '371924009': 'severe',
  '24484000': 'severe',
  '399166001': 'severe',
}

const BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/severe|fatal/i, 'severe'],
  [/moderate/i, 'moderate'],
  [/mild/i, 'mild'],
]

/** The severity that a statement gives (Severity Observation); null when it gives none that is known. */
export function severityOf(statement: XmlElement): string | null {
  const [severity] = observationsOf(statement, ['SEV'])
  const value = childOf(severity ?? null, 'value')
  const words = attribute(value, 'displayName') ?? ''
  return BY_CODE[attribute(value, 'code') ?? ''] ?? BY_WORDS.find(([shape]) => shape.test(words))?.[1] ?? null
}
