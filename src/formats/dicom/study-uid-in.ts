import { readElements } from './read-elements.ts'
import { valuesOf } from './read-instance.ts'
import { looksLikeMetadata, objectsIn, valuesOf as valuesOfJson } from './read-metadata.ts'

const STUDY_UID = '0020000d'

/** The study that a file, or an archive's description of one, is of; empty where it cannot be read. */
export function studyUidIn(bytes: Uint8Array): string {
  try {
    if (!looksLikeMetadata(bytes)) return valuesOf(readElements(bytes)).text(STUDY_UID)
    const [first] = objectsIn(bytes)
    return first ? valuesOfJson(first).text(STUDY_UID) : ''
  } catch {
    return ''
  }
}
