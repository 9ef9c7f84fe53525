import type { Kind } from './kind.ts'

/** What is written about the person rather than measured or done: messages, consents, specimens, money. */

export const communication: Kind = {
  title: ['topic', 'reasonCode', 'payload.contentString', 'category'],
  code: ['topic', 'reasonCode', 'category'],
  happened: ['sent', 'received'],
  issued: ['sent'],
  author: ['sender'],
  neverCare: ['preparation', 'not-done'],
  facts: [
    ['performer', 'sender'],
    ['participants', 'recipient'],
    ['type', 'category'],
    ['priority', 'priority'],
    ['reason', 'reasonCode'],
    ['related', 'about'],
  ],
  text: ['payload.contentString'],
}

export const consent: Kind = {
  title: ['category', 'scope', 'policyRule'],
  code: ['category', 'scope'],
  happened: ['dateTime', 'provision.period'],
  issued: ['dateTime'],
  author: ['performer', 'organization'],
  neverCare: ['draft', 'proposed'],
  facts: [
    ['type', 'scope'],
    ['performer', 'performer', 'organization'],
    ['period', 'provision.period'],
    ['related', 'policyRule'],
  ],
}

export const specimen: Kind = {
  title: ['type', 'collection.method'],
  code: ['type'],
  happened: ['collection.collected[x]', 'receivedTime'],
  issued: ['receivedTime'],
  author: ['collection.collector'],
  facts: [
    ['type', 'type'],
    ['performer', 'collection.collector'],
    ['body-site', 'collection.bodySite'],
    ['method', 'collection.method'],
    ['quantity', 'collection.quantity'],
    ['accession', 'accessionIdentifier'],
  ],
}

/** Coverage, Claim, ExplanationOfBenefit and their relatives: kept and counted, never a patient's category. */
export const financial: Kind = {
  title: ['type', 'subType', 'item.productOrService', 'payor', 'insurer'],
  code: ['type'],
  happened: ['billablePeriod', 'serviced[x]', 'period', 'created', 'date'],
  issued: ['created', 'date'],
  author: ['provider', 'payor', 'insurer'],
  neverCare: ['draft', 'cancelled'],
  facts: [
    ['type', 'type'],
    ['period', 'billablePeriod', 'period'],
    ['performer', 'provider', 'payor'],
    ['outcome', 'outcome'],
    ['quantity', 'total', 'total.amount'],
  ],
}

/** Every type that has no kind of its own; the paths are those that R4 uses for such facts. */
export const anything: Kind = {
  title: ['code', 'title', 'name', 'type', 'description', 'topic', 'event', 'category', 'reasonCode', 'scope'],
  code: ['code', 'type', 'event', 'category'],
  happened: [
    'effective[x]',
    'occurrence[x]',
    'performed[x]',
    'identified[x]',
    'onset[x]',
    'period',
    'date',
    'start',
    'created',
  ],
  issued: ['issued', 'recorded', 'recordedDate', 'authoredOn', 'date', 'created'],
  author: ['performer', 'author', 'recorder', 'requester', 'source', 'actor'],
  neverCare: ['draft'],
  facts: [
    ['type', 'type', 'category'],
    ['period', 'period', 'effective[x]', 'occurrence[x]'],
    ['performer', 'performer', 'author', 'recorder'],
    ['location', 'location'],
    ['severity', 'severity'],
    ['outcome', 'outcome'],
    ['reason', 'reasonCode', 'reasonReference'],
    ['body-site', 'bodySite'],
  ],
  text: ['description', 'comment'],
}
