import { accessionsIn } from './accessions.ts'
import type { Kind } from './kind.ts'

/** A radiology system numbers an examination once: as accession for the archive, as the filler's number for the report. */
const REPORT_NUMBERS = new Set(['ACSN', 'FILL'])

export const diagnosticReport: Kind = {
  title: ['code', 'category'],
  code: ['code'],
  happened: ['effective[x]', 'issued'],
  issued: ['issued'],
  author: ['performer', 'resultsInterpreter'],
  neverCare: ['cancelled'],
  parts: ['result'],
  pictures: ['imagingStudy'],
  accessions: (resource) => accessionsIn(resource, REPORT_NUMBERS),
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
