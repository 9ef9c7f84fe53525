import type { Code } from './systems.ts'

type Allergen = Code & {
  readonly category: 'medication' | 'food' | 'environment' | null
  readonly criticality: 'low' | 'high' | null
  readonly reaction: Code | null
}

const RASH: Code = { code: '271807003', display: 'Rash' }
const HIVES: Code = { code: '126485001', display: 'Hives' }
const ANAPHYLAXIS: Code = { code: '39579001', display: 'Anaphylaxis' }
const SNEEZING: Code = { code: '70076002', display: 'Runny and itching nose' }
const NAUSEA: Code = { code: '422587007', display: 'Nausea' }

/** What people of the region do not tolerate. */
// biome-ignore format: one allergen a line
export const ALLERGENS = {
  penicillin: { code: '764146007', display: 'Penicillin', category: 'medication', criticality: 'high', reaction: HIVES },
  nuts: { code: '762952008', display: 'Peanut', category: 'food', criticality: 'high', reaction: ANAPHYLAXIS },
  shellfish: { code: '735029006', display: 'Shellfish', category: 'food', criticality: 'low', reaction: HIVES },
  birch: { code: '256262001', display: 'Birch pollen', category: 'environment', criticality: 'low', reaction: SNEEZING },
  nickel: { code: '419788000', display: 'Nickel', category: 'environment', criticality: 'low', reaction: RASH },
  codeine: { code: '387494007', display: 'Codeine', category: 'medication', criticality: 'low', reaction: NAUSEA },
  noneKnown: { code: '716186003', display: 'No known allergy', category: null, criticality: null, reaction: null },
} as const satisfies Record<string, Allergen>

export type AllergenId = keyof typeof ALLERGENS
