import type { ComparedIdentifiers } from './compare-identifiers.ts'

/** Verified identifiers are worth more than all the rest; without check digits another one may be a slip. In bits. */
export const IDENTIFIER_BITS: Readonly<Record<ComparedIdentifiers, number>> = {
  equal: 60,
  'equal-and-conflict': 30,
  none: 0,
  'conflict-without-check-digits': -7,
  conflict: -60,
}
