import { LANGUAGES, type Language } from '#base/categories'
import { ar } from './ar.ts'
import { type English, en } from './en.ts'
import { es } from './es.ts'
import { type Formatters, formattersOf } from './formatters.ts'
import { fr } from './fr.ts'
import type { Spoken } from './message-types.ts'
import { nb } from './nb.ts'

/** All that a page says, in one language: `w.home.newSince({ date })`, `w.formatDate(item.happened)`. */
export type Words = Formatters & Spoken<English>

type Source = { readonly [key: string]: string | Source }
type Values = Readonly<Record<string, string | number>>

const SOURCES: Readonly<Record<Language, Source>> = { en, fr, nb, es, ar }
const kept = new Map<Language, Words>()

/** The words of one language; made once and kept. */
export function translator(language: Language): Words {
  let words = kept.get(language)
  if (!words) {
    words = wordsOf(language)
    kept.set(language, words)
  }
  return words
}

/** The best of our languages for an Accept-Language header, or English. */
export function languageFor(acceptLanguage: string | undefined): Language {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.split(';')[0]!.trim().toLowerCase().split('-')[0]!
    const found = LANGUAGES.find((language) => language === (tag === 'no' || tag === 'nn' ? 'nb' : tag))
    if (found) return found
  }
  return 'en'
}

function wordsOf(language: Language): Words {
  const formatters = formattersOf(language)
  const plural = new Intl.PluralRules(language)
  // A foreign name inside a right-to-left sentence must not turn its neighbours round (Unicode TR9, isolates).
  const isolate = formatters.direction === 'rtl'
  const say = (value: string | number | undefined) =>
    typeof value === 'number' ? formatters.formatNumber(value) : isolate ? `\u2068${value}\u2069` : String(value)

  function speak(node: string | Source): unknown {
    if (typeof node === 'string') return sentence(node)
    if (typeof node.one === 'string' && typeof node.other === 'string') {
      const forms = new Map(Object.entries(node).map(([form, text]) => [form, sentence(text as string)]))
      return (values: Values) => {
        const form = forms.get(plural.select(values.count as number)) ?? forms.get('other')!
        return typeof form === 'string' ? form : form(values)
      }
    }
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, speak(child)]))
  }

  function sentence(text: string): string | ((values: Values) => string) {
    const pieces = text.split(/\{(\w+)\}/)
    if (pieces.length === 1) return text
    return (values) => {
      let whole = ''
      for (let at = 0; at < pieces.length; at++) whole += at % 2 ? say(values[pieces[at]!]) : pieces[at]
      return whole
    }
  }

  return { ...formatters, ...(speak(SOURCES[language]) as Spoken<English>) }
}
