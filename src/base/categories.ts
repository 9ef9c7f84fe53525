/**
 * The patient's words for kinds of items, as slugs of `/record/{category}`. They cover the ten kinds that patients of
 * regional portals read most (Fujioka et al. 2021, Table 1). The order is that of the page of all kinds.
 */
export const CATEGORIES = [
  'laboratory',
  'microbiology',
  'pathology',
  'blood-bank',
  'radiology',
  'images',
  'medications',
  'allergies',
  'problems',
  'clinical-notes',
  'discharge-summaries',
  'visits',
  'appointments',
  'procedures',
  'immunizations',
  'vitals',
  'care-plans',
  'home-care',
  'documents',
  'other',
] as const

export type Category = (typeof CATEGORIES)[number]

/** Narrows text from outside to a category, or null. */
export function asCategory(text: string): Category | null {
  return (CATEGORIES as readonly string[]).includes(text) ? (text as Category) : null
}

/** Service types of institutions. */
export const SERVICE_TYPES = [
  'hospital',
  'general-practice',
  'home-care',
  'nursing-home',
  'public-health',
  'laboratory',
  'imaging',
] as const
export type ServiceType = (typeof SERVICE_TYPES)[number]

/** The five languages every page speaks. */
export const LANGUAGES = ['en', 'fr', 'nb', 'es', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]
export type InEveryLanguage = Readonly<Record<Language, string>>
