const MAGIC_AT = 128

/**
 * Whether a file begins as DICOM does: "DICM" behind a preamble of 128 bytes or without one (PS3.10, 7.1), or at once with
 * the first elements of a data set.
 */
export function looksLikeDicom(start: Uint8Array): boolean {
  return hasMagicAt(start, MAGIC_AT) || hasMagicAt(start, 0) || bareStart(start) !== null
}

/** Where the first element stands: behind "DICM" or at the beginning. */
export function firstElementAt(bytes: Uint8Array): number {
  if (hasMagicAt(bytes, MAGIC_AT)) return MAGIC_AT + 4
  return hasMagicAt(bytes, 0) ? 4 : (bareStart(bytes) ?? 0)
}

/** Where elements begin without "DICM": at once, or behind one byte that was left of what was cut off. */
function bareStart(bytes: Uint8Array): number | null {
  return [0, 1].find((at) => beginsWithElement(bytes.subarray(at))) ?? null
}

function hasMagicAt(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x44 && bytes[at + 1] === 0x49 && bytes[at + 2] === 0x43 && bytes[at + 3] === 0x4d
}

const LONGEST_FIRST_VALUE = 256

/** Group 2 or 8, a low element, and then two letters or a short length: text of any kind has no such zeros. */
function beginsWithElement(bytes: Uint8Array): boolean {
  if (bytes.length < 16) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return [true, false].some((isLittle) => {
    const [group, element] = [view.getUint16(0, isLittle), view.getUint16(2, isLittle)]
    if ((group !== 2 && group !== 8) || element > 0x20) return false
    return areLetters(bytes[4]!, bytes[5]!) || view.getUint32(4, isLittle) <= LONGEST_FIRST_VALUE
  })
}

/** Two capital letters, as value representations are written. */
export function areLetters(one: number, other: number): boolean {
  return one >= 0x41 && one <= 0x5a && other >= 0x41 && other <= 0x5a
}

const PROGRAMS: readonly (readonly [string, readonly number[]])[] = [
  ['a Windows program', [0x4d, 0x5a]],
  ['a Linux program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a macOS program', [0xcf, 0xfa, 0xed, 0xfe]],
  ['a macOS program', [0xca, 0xfe, 0xba, 0xbe]],
  ['a script', [0x23, 0x21]],
  ['an archive', [0x50, 0x4b, 0x03, 0x04]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a web page', [0x3c]],
]

/** What else than pictures the preamble makes of a file, if anything: it may hold whatever its maker likes. */
export function programInPreamble(bytes: Uint8Array): string | null {
  if (!hasMagicAt(bytes, MAGIC_AT)) return null
  return PROGRAMS.find(([, start]) => start.every((byte, at) => bytes[at] === byte))?.[0] ?? null
}
