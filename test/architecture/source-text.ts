/** A source file in three readings of the same length, so that a position means the same in each. */
export type SourceText = {
  /** As it stands. */
  readonly whole: string
  /** Comments blanked: where imports are read. */
  readonly code: string
  /** Comments and the insides of strings blanked: where words of the language are sought. */
  readonly bare: string
  /** Insides of all strings and templates: where SQL is sought. */
  readonly strings: readonly string[]
}

const BEFORE_REGEX = /(?:^|[=(,:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|void|delete))\s*$/

/** Takes a TypeScript file apart as far as the fence needs: comments, strings, templates and regular expressions. */
export function readSource(whole: string): SourceText {
  const code = whole.split('')
  const bare = whole.split('')
  const strings: string[] = []
  const blank = (target: string[], from: number, to: number) => {
    for (let i = from; i < to; i++) if (target[i] !== '\n') target[i] = ' '
  }
  const templates: number[] = [] // depth of braces in each open template's current ${}
  let i = 0
  while (i < whole.length) {
    const two = whole.slice(i, i + 2)
    const letter = whole[i]!
    if (two === '//' || two === '/*') {
      const end = two === '//' ? endOf(whole, '\n', i) : endOf(whole, '*/', i + 2) + 2
      blank(code, i, end)
      blank(bare, i, end)
      i = end
    } else if (letter === "'" || letter === '"') {
      const end = endOfString(whole, i)
      strings.push(whole.slice(i + 1, end))
      blank(bare, i + 1, end)
      i = end + 1
    } else if (letter === '`' || (letter === '}' && templates.at(-1) === 0)) {
      if (letter === '}') templates.pop()
      const end = endOfTemplate(whole, i + 1)
      strings.push(whole.slice(i + 1, end))
      blank(bare, i + 1, end)
      if (whole[end] === '$') templates.push(0)
      i = end + (whole[end] === '$' ? 2 : 1)
    } else if (letter === '/' && BEFORE_REGEX.test(whole.slice(Math.max(0, i - 30), i))) {
      const end = endOfRegex(whole, i)
      blank(bare, i + 1, end)
      i = end + 1
    } else {
      if (templates.length > 0 && letter === '{') templates[templates.length - 1]!++
      if (templates.length > 0 && letter === '}') templates[templates.length - 1]!--
      i++
    }
  }
  return { whole, code: code.join(''), bare: bare.join(''), strings }
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found
}

function endOfString(text: string, start: number): number {
  const quote = text[start]
  let i = start + 1
  // Text between JSX tags may hold an apostrophe: a string never crosses a line.
  while (i < text.length && text[i] !== quote && text[i] !== '\n') i += text[i] === '\\' ? 2 : 1
  return text[i] === '\n' ? start : i
}

function endOfTemplate(text: string, from: number): number {
  let i = from
  while (i < text.length && text[i] !== '`' && text.slice(i, i + 2) !== '${') i += text[i] === '\\' ? 2 : 1
  return i
}

function endOfRegex(text: string, start: number): number {
  let inClass = false
  for (let i = start + 1; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '[') inClass = true
    else if (text[i] === ']') inClass = false
    else if (text[i] === '/' && !inClass) return i
  }
  return start
}

const FROM = /\b(?:import|export)\s+(?:type\s+)?[\w\s*{},$]*?\bfrom\s*(['"])([^'"\n]+)\1/g
const BARE_IMPORT = /\bimport\s*(['"])([^'"\n]+)\1/g
const CALLED = /\bimport\s*\(\s*(['"`])([^'"`\n$]+)\1/g
const CALLED_BLINDLY = /\bimport\s*\(\s*(?!['"`][^'"`\n$]+['"`])/

/** Every specifier a file imports or passes on, types and dynamic imports included. */
export function importsOf({ code }: SourceText): string[] {
  const found = [FROM, BARE_IMPORT, CALLED].flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[2]!))
  return [...new Set(found)]
}

/** True when a dynamic import's target is computed, so that no table can know it. */
export function importsBlindly({ bare, code }: SourceText): boolean {
  return [...bare.matchAll(/\bimport\s*\(/g)].some((match) =>
    CALLED_BLINDLY.test(code.slice(match.index, match.index + 200)),
  )
}

/** Line and length of each function body, found by its braces. */
export function functionLengths({ bare }: SourceText): { readonly line: number; readonly lines: number }[] {
  const starts = [...bare.matchAll(/\bfunction\b[^(]*\(|=>\s*\{/g)]
  return starts.flatMap((match) => {
    const open = match[0].endsWith('{')
      ? match.index + match[0].length - 1
      : bodyOf(bare, match.index + match[0].length - 1)
    const close = open < 0 ? -1 : closing(bare, open)
    if (close < 0) return []
    return [{ line: countLines(bare, match.index), lines: countLines(bare, close) - countLines(bare, open) + 1 }]
  })
}

/** From the parenthesis of the parameters to the brace of the body, past a return type with braces of its own. */
function bodyOf(bare: string, parameters: number): number {
  let i = closing(bare, parameters) + 1
  if (i === 0) return -1
  for (;;) {
    const open = bare.indexOf('{', i)
    if (open < 0 || bare.slice(i, open).includes(';')) return -1
    const close = closing(bare, open)
    if (close < 0) return -1
    if (!/^\s*(?:\{|\||&|\[|>)/.test(bare.slice(close + 1, close + 40))) return open
    i = close + 1
  }
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '{': '}' }

function closing(bare: string, open: number): number {
  const begin = bare[open]!
  const end = PAIRS[begin]
  let depth = 0
  for (let i = open; i < bare.length; i++) {
    if (bare[i] === begin) depth++
    else if (bare[i] === end && --depth === 0) return i
  }
  return -1
}

function countLines(text: string, to: number): number {
  let lines = 1
  for (let i = 0; i < to; i++) if (text[i] === '\n') lines++
  return lines
}
