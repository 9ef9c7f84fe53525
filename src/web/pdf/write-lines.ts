import bidiFactory from 'bidi-js'
import { withoutDirections } from '../shell/without-directions.ts'

// The package's types speak of an ES module; at run time it is CommonJS, and its one export is the function itself.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)()

/** A piece of one line that is drawn at one go: one font, one direction, one word or the blank between two. */
export type Piece = { readonly text: string; readonly font: FontName }

/** Which of our fonts has the letters: each holds a script. */
export type FontName = 'latin' | 'latin-ext' | 'greek' | 'cyrillic' | 'devanagari' | 'arabic'

const SCRIPTS: readonly (readonly [RegExp, FontName])[] = [
  [/[\p{Script=Arabic}\u060c\u061b\u061f\u200c\u200d]/u, 'arabic'],
  [/\p{Script=Cyrillic}/u, 'cyrillic'],
  [/\p{Script=Greek}/u, 'greek'],
  [/\p{Script=Devanagari}/u, 'devanagari'],
  [/[\u0100-\u02ff\u1e00-\u1eff]/u, 'latin-ext'],
]

/** The font that has a character; what no font has is left to the first. */
export function fontFor(character: string): FontName {
  return SCRIPTS.find(([script]) => script.test(character))?.[1] ?? 'latin'
}

/** Breaks a text into lines no wider than `width`; each line as pieces from left to right, as it is drawn. */
export function writeLines(text: string, { direction, width, widthOf }: LineOrder): readonly (readonly Piece[])[] {
  const widthOfWord = (word: string) => inLogicalOrder(word).reduce((sum, piece) => sum + widthOf(piece), 0)
  const lines: string[] = []
  for (const word of plain(text).split(/\s+/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && widthOfWord(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.map((line) => inVisualOrder(line, direction))
}

export type LineOrder = {
  readonly direction: 'ltr' | 'rtl'
  readonly width: number
  readonly widthOf: (piece: Piece) => number
}

/** Composed letters, without the marks that only steer direction: the order is worked out before they go. */
function plain(text: string): string {
  return text.normalize('NFC').replace(/\p{Cc}/gu, ' ')
}

type Levelled = Piece & { readonly level: number }

function inLogicalOrder(line: string): readonly Piece[] {
  return piecesOf(line, () => 0)
}

/** The order of drawing, by the Unicode bidirectional algorithm (UAX 9, rule L2), piece by piece. */
function inVisualOrder(line: string, direction: 'ltr' | 'rtl'): readonly Piece[] {
  const { levels } = bidi.getEmbeddingLevels(line, direction)
  const pieces = piecesOf(line, (at) => levels[at]!)
  const highest = Math.max(0, ...pieces.map(({ level }) => level))
  for (let level = highest; level > 0; level--) reverseFrom(pieces, level)
  return pieces.map(drawable)
}

function piecesOf(line: string, levelAt: (at: number) => number): Levelled[] {
  const pieces: Levelled[] = []
  for (let at = 0; at < line.length; ) {
    const character = String.fromCodePoint(line.codePointAt(at)!)
    const last = pieces.at(-1)
    const level = levelAt(at)
    const isJoined = last && last.level === level && !/\s/.test(character + last.text)
    const isMark = /[\p{M}\p{Cf}]/u.test(character)
    const font = isJoined && isMark ? last.font : fontFor(character)
    if (isJoined && last.font === font) pieces[pieces.length - 1] = { ...last, text: last.text + character }
    else pieces.push({ text: character, font, level })
    at += character.length
  }
  return pieces
}

function reverseFrom(pieces: Levelled[], level: number): void {
  for (let from = 0; from < pieces.length; from++) {
    let to = from
    while (to < pieces.length && pieces[to]!.level >= level) to++
    if (to > from) pieces.splice(from, to - from, ...pieces.slice(from, to).reverse())
    from = to
  }
}

/** Arabic words are turned round by the font itself; signs alone, inside a line from right to left, are turned here. */
function drawable({ text, font, level }: Levelled): Piece {
  const shown = withoutDirections(text)
  if (level % 2 === 0 || font === 'arabic') return { text: shown, font }
  const mirrored = [...shown].map((sign) => bidi.getMirroredCharacter(sign) ?? sign)
  return { text: mirrored.reverse().join(''), font }
}
