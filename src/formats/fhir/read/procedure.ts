import type { Kind } from './kind.ts'

export const procedure: Kind = {
  title: ['code', 'category'],
  code: ['code'],
  happened: ['performed[x]'],
  issued: [],
  author: ['performer.actor', 'asserter', 'recorder'],
  facts: [
    ['performer', 'performer.actor'],
    ['period', 'performed[x]'],
    ['location', 'location'],
    ['reason', 'reasonCode', 'reasonReference', 'statusReason'],
    ['body-site', 'bodySite'],
    ['outcome', 'outcome'],
    ['related', 'complication', 'followUp'],
    ['device', 'usedCode', 'focalDevice.manipulated'],
    ['type', 'category'],
  ],
}

export const immunization: Kind = {
  title: ['vaccineCode'],
  code: ['vaccineCode'],
  happened: ['occurrence[x]', 'recorded'],
  issued: ['recorded'],
  author: ['performer.actor', 'reportOrigin'],
  facts: [
    ['dose', 'doseQuantity'],
    ['series', 'protocolApplied.doseNumber[x]'],
    ['lot-number', 'lotNumber'],
    ['manufacturer', 'manufacturer'],
    ['route', 'route'],
    ['site', 'site'],
    ['performer', 'performer.actor'],
    ['location', 'location'],
    ['reason', 'statusReason', 'reasonCode'],
    ['recorded', 'recorded'],
    ['reaction', 'reaction.detail'],
  ],
}
