import { child, children, choice, follow, isElement, text } from '../elements.ts'
import { say, sayAll } from '../say/say.ts'
import type { Element, Resource } from '../types.ts'
import type { DetailRow, Kind } from './kind.ts'

export const questionnaireResponse: Kind = {
  title: [questionnaireName],
  code: [],
  happened: ['authored'],
  issued: ['authored'],
  author: ['author', 'source'],
  facts: [
    ['performer', 'author', 'source'],
    ['recorded', 'authored'],
  ],
  rows: (resource) => answerRows(resource),
}

/** The display a sender put beside the canonical address, else the last word of the address. */
function questionnaireName(resource: Resource): string | null {
  const display = children(child(resource, '_questionnaire'), 'extension').find((extension) =>
    text(extension, 'url')?.endsWith('/display'),
  )
  return text(display ?? null, 'valueString') ?? lastWord(text(resource, 'questionnaire'))
}

function lastWord(canonical: string | null): string | null {
  const word = canonical?.split('|')[0]?.split('/').at(-1)
  return word && !/\d{3}/.test(word) ? word.replace(/[-_]+/g, ' ') : null
}

/** Questions and answers in the order of the form; a group without answer of its own only gives its heading. */
function answerRows(parent: Element): readonly DetailRow[] {
  return children(parent, 'item').flatMap((item) => {
    const answers = children(item, 'answer')
    const name = text(item, 'text') ?? text(item, 'linkId') ?? '–'
    const value = sayAll(answers.map((answer) => answerValue(answer)))
    const own = value === null ? [] : [{ name, value, note: null }]
    return [...own, ...answerRows(item), ...answers.flatMap(answerRows)]
  })
}

function answerValue(answer: Element): unknown {
  const value = choice(answer, 'value')?.value
  return isElement(value) && value.contentType !== undefined ? (say(value) ?? follow(value, 'contentType')[0]) : value
}
