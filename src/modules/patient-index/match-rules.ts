/** National identifier systems that a region trusts when birth dates agree. */
export type MatchRules = { readonly verifiedSystems: readonly string[] }
