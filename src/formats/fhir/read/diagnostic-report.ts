import type { Kind } from './kind.ts'

export const diagnosticReport: Kind = {
  title: ['code', 'category'],
  code: ['code'],
  happened: ['effective[x]', 'issued'],
  issued: ['issued'],
  author: ['performer', 'resultsInterpreter'],
  neverCare: ['cancelled'],
  parts: ['result'],
  facts: [
    ['performer', 'performer'],
    ['participants', 'resultsInterpreter'],
    ['issued', 'issued'],
    ['type', 'category'],
    ['specimen', 'specimen'],
    ['related', 'imagingStudy'],
    ['outcome', 'conclusionCode'],
  ],
  text: ['conclusion'],
}
