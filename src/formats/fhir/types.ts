/** A FHIR element as it left JSON.parse: an object of which nothing else is known yet. */
export type Element = { readonly [name: string]: unknown }

/** A FHIR resource as it left JSON.parse; only its type has been looked at. */
export type Resource = Element & { readonly resourceType: string }
