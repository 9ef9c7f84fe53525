export type PersonName = {
  readonly family: string | null
  readonly given: readonly string[]
  readonly prefix: readonly string[]
  readonly suffix: readonly string[]
}

/**
 * A name as DICOM writes it (PS3.5, 6.2.1.2): up to three spellings with = between (letters, ideograms, sounds), each of
 * family, given, middle, prefix and suffix with ^ between. Spellings that say nothing are left out.
 */
export function readPersonName(text: string): readonly PersonName[] {
  return text.split('=').slice(0, 2).flatMap(readSpelling)
}

function readSpelling(text: string): PersonName[] {
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = text.split('^').map((part) => part.trim())
  const name = {
    family: family || null,
    given: [...wordsOf(given), ...wordsOf(middle)],
    prefix: wordsOf(prefix),
    suffix: wordsOf(suffix),
  }
  return name.family || name.given.length > 0 ? [name] : []
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean)
}
