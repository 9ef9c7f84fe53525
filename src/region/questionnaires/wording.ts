import type { Coding, Element, Extension, QuestionnaireItem, QuestionnaireItemAnswerOption } from 'fhir/r4.js'

/** The same words in the languages of the region. */
export type InAll = Readonly<Record<'en' | 'nb' | 'fr' | 'es' | 'ar', string>>

/** The translations beside an English text. */
export function translated({ en: _, ...others }: InAll): Element {
  return { extension: Object.entries(others).map(([language, content]) => translation(language, content)) }
}

function translation(language: string, content: string): Extension {
  return {
    url: 'http://hl7.org/fhir/StructureDefinition/translation',
    extension: [
      { url: 'lang', valueCode: language },
      { url: 'content', valueString: content },
    ],
  }
}

type Item = Omit<QuestionnaireItem, 'text'>

/** An item with its words. */
export function item(text: InAll, rest: Item): QuestionnaireItem {
  return { ...rest, text: text.en, _text: translated(text) }
}

const SYSTEM = 'https://causeway.example/CodeSystem/answers'

/** An answer to choose; with what it adds to a total. */
export function option(code: string, display: InAll, weight?: number): QuestionnaireItemAnswerOption {
  const coding: Coding = { system: SYSTEM, code, display: display.en, _display: translated(display) }
  return {
    valueCoding: coding,
    ...(weight !== undefined && {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: weight }],
    }),
  }
}

/** The code of an answer, for a condition. */
export function answered(code: string): Coding {
  return { system: SYSTEM, code }
}
