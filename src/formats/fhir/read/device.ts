import { child, children } from '../elements.ts'
import { referenceWords, say } from '../say/say.ts'
import type { Kind } from './kind.ts'

export const device: Kind = {
  title: ['deviceName.name', 'type', 'distinctIdentifier', 'modelNumber'],
  code: ['type'],
  happened: ['manufactureDate'],
  issued: [],
  author: ['owner'],
  facts: [
    ['type', 'type'],
    ['manufacturer', 'manufacturer'],
    ['lot-number', 'lotNumber'],
    ['identifier', 'distinctIdentifier', 'serialNumber', 'udiCarrier.deviceIdentifier'],
    ['period', 'expirationDate'],
    ['reason', 'statusReason'],
  ],
  rows: (resource) =>
    children(resource, 'property').map((property) => ({
      name: say(property.type) ?? '–',
      value: say(property.valueQuantity) ?? say(property.valueCode) ?? '–',
      note: null,
    })),
}

export const deviceUseStatement: Kind = {
  title: ['device', (resource) => referenceWords(resource, child(resource, 'device')), 'reasonCode'],
  code: ['device.concept', 'reasonCode'],
  happened: ['timing[x]', 'recordedOn'],
  issued: ['recordedOn'],
  author: ['source'],
  facts: [
    ['period', 'timing[x]'],
    ['reason', 'reasonCode', 'reasonReference'],
    ['body-site', 'bodySite'],
    ['performer', 'source'],
  ],
}
