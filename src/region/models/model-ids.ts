/** The conditions and life events the region can tell; one model each. */
// biome-ignore format: ids read in rows
export const MODEL_IDS = [
  'everyday-care', 'childhood', 'adult-vaccination', 'allergy', 'hypertension', 'diabetes', 'kidney-disease',
  'hypothyroidism', 'airways', 'heart-failure', 'breast-cancer', 'bowel-cancer', 'pregnancy', 'depression',
  'hip-replacement', 'urinary-infection', 'iron-deficiency', 'injury', 'home-care', 'nursing-home', 'breast-finding',
  'recent-visit',
] as const

export type ModelId = (typeof MODEL_IDS)[number]
