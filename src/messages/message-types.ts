import type { Language } from '#base/categories'

/** The plural forms each language needs (CLDR, as `Intl.PluralRules` names them). */
export type PluralForms = {
  readonly en: 'one' | 'other'
  readonly nb: 'one' | 'other'
  readonly fr: 'one' | 'many' | 'other'
  readonly es: 'one' | 'many' | 'other'
  readonly ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
}

/** The names between braces: `'{a} and {b}'` -> `'a' | 'b'`. */
export type ParametersOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParametersOf<Rest>
  : never

type Plural = { readonly one: string; readonly other: string }
type Both<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never
type Saying<Names extends string> = [Names] extends [never]
  ? string
  : Both<Names extends string ? `${string}{${Names}}${string}` : never>
type Values<Names extends string> = { readonly [Name in Names]: string | number }

/** What another language must say, given the English: the same keys, parameters, and its own plural forms. */
export type Translated<English, To extends Language> = English extends string
  ? Saying<ParametersOf<English>>
  : English extends Plural
    ? { readonly [Form in PluralForms[To]]: Saying<Exclude<ParametersOf<English['other']>, 'count'>> }
    : { readonly [Key in keyof English]: Translated<English[Key], To> }

/** What a page holds: plain texts as strings, texts with parameters and plurals as functions. */
export type Spoken<English> = English extends string
  ? [ParametersOf<English>] extends [never]
    ? string
    : (values: Values<ParametersOf<English>>) => string
  : English extends Plural
    ? (values: Values<ParametersOf<English['other']>> & { readonly count: number }) => string
    : { readonly [Key in keyof English]: Spoken<English[Key]> }
