import { readMatchRules } from './read-match-rules.ts'

/** As shipped: the synthetic region's number, Norway's, England's, Ontario's and the United States' (samples carry it). */
export const MATCH_RULES = readMatchRules({ identityFile: null })
