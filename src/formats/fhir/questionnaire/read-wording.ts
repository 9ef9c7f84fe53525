import { child, children, text } from '../elements.ts'
import type { Element } from '../types.ts'
import type { Wording } from './form.ts'

/** A text with the translations beside it (R4 extension `translation`); null where there is none. */
export function readWording(element: Element | null, name: string): Wording | null {
  const own = text(element, name)
  if (own === null) return null
  const translations = children(child(element, `_${name}`), 'extension').flatMap((each) => {
    if (!text(each, 'url')?.endsWith('/translation')) return []
    const parts = children(each, 'extension')
    const said = (part: string) => parts.find((one) => text(one, 'url') === part)
    const language = text(said('lang') ?? null, 'valueCode')
    const content = text(said('content') ?? null, 'valueString') ?? text(said('content') ?? null, 'valueMarkdown')
    return language && content ? [[language, content] as const] : []
  })
  return { text: own, translations: Object.fromEntries(translations) }
}

/**
 * The words in a language, or the maker's own, with the language they are in; null where the questionnaire does not say its
 * own. "nb-NO" serves "nb"; the exact one is preferred.
 */
export function wordsIn(
  { text: own, translations }: Wording,
  language: string,
  ownLanguage: string | null,
): { readonly text: string; readonly language: string | null } {
  const exact = Object.hasOwn(translations, language) ? language : undefined
  const near = exact ?? Object.keys(translations).find((each) => each.split('-')[0] === language)
  return near ? { text: translations[near]!, language } : { text: own, language: ownLanguage }
}
