/** The tables of codes that operators load. */
export const TERM_SYSTEMS = ['loinc', 'snomed', 'atc', 'icd10', 'cvx', 'national'] as const
export type TermSystem = (typeof TERM_SYSTEMS)[number]
