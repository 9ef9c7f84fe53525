/**
 * Extension of a document that holds results: a coding of what they are, each. The rules of release judge the document by
 * them as they judge the results, so that it does not open before them; people are not shown it.
 */
export const HOLDS = 'urn:causeway:holds-result'
