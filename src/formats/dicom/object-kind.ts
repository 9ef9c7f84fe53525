/** What an object without a picture is: said on pages in words. */
export type ObjectKind = 'report' | 'dose' | 'plan' | 'structures' | 'document' | 'waveform' | 'display' | 'other'

const STORAGE = '1.2.840.10008.5.1.4.1.1.'

const KINDS: readonly (readonly [string, ObjectKind])[] = [
  ['88.', 'report'],
  ['481.2', 'dose'],
  ['481.3', 'structures'],
  ['481.5', 'plan'],
  ['481.8', 'plan'],
  ['104.', 'document'],
  ['9.', 'waveform'],
  ['11.', 'display'],
  ['66', 'structures'],
]

/** The kind of object behind a SOP class (PS3.4, B.5); of pictures it says nothing. */
export function objectKindOf(sopClass: string): ObjectKind {
  if (!sopClass.startsWith(STORAGE)) return 'other'
  const own = sopClass.slice(STORAGE.length)
  return KINDS.find(([start]) => (start.endsWith('.') ? own.startsWith(start) : own === start))?.[1] ?? 'other'
}

/** Doses are kept as pixels, and are no picture of anybody. */
export function isPicture(sopClass: string): boolean {
  return objectKindOf(sopClass) === 'other'
}

/** The list of what a medium holds, not an object of a patient. */
export const MEDIA_DIRECTORY = '1.2.840.10008.1.3.10'
