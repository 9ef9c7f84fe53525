import type { FeedId, InstitutionId } from '#base/ids'

/** The feed of the synthetic region through which everything comes in, and whose it is. */
export const FEED = 'orkdal-hospital-fhir' as FeedId
export const INSTITUTION = 'orkdal-hospital' as InstitutionId
