import type { Kind } from './kind.ts'
import { statusOfOrder } from './status.ts'

export const serviceRequest: Kind = {
  title: ['code', 'orderDetail', 'category'],
  code: ['code'],
  happened: ['occurrence[x]', 'authoredOn'],
  issued: ['authoredOn'],
  author: ['requester'],
  statusInstead: statusOfOrder,
  neverCare: ['draft'],
  facts: [
    ['requester', 'requester'],
    ['performer', 'performer', 'performerType'],
    ['period', 'occurrence[x]'],
    ['priority', 'priority'],
    ['intent', 'intent'],
    ['reason', 'reasonCode', 'reasonReference'],
    ['body-site', 'bodySite'],
    ['quantity', 'quantity[x]'],
    ['type', 'category'],
    ['specimen', 'specimen'],
    ['note', 'patientInstruction'],
  ],
}

/** DeviceRequest, CommunicationRequest, RequestGroup, SupplyRequest, Task, VisionPrescription, ChargeItem. */
export const otherRequest: Kind = {
  title: ['code', 'code[x]', 'description', 'item[x]', 'lensSpecification.product', 'category'],
  code: ['code', 'codeCodeableConcept', 'itemCodeableConcept', 'category'],
  happened: ['occurrence[x]', 'executionPeriod', 'dateWritten', 'authoredOn'],
  issued: ['authoredOn', 'dateWritten', 'created'],
  author: ['requester', 'prescriber', 'owner', 'author'],
  statusInstead: statusOfOrder,
  neverCare: ['draft', 'rejected', 'cancelled'],
  facts: [
    ['requester', 'requester', 'prescriber'],
    ['performer', 'performer', 'owner'],
    ['period', 'occurrence[x]', 'executionPeriod'],
    ['priority', 'priority'],
    ['intent', 'intent'],
    ['quantity', 'quantity'],
    ['reason', 'reasonCode', 'reasonReference'],
  ],
  text: ['description'],
}
