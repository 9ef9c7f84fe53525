import { children, follow, text } from '../elements.ts'
import type { ItemDetail, Standing } from '../item-draft.ts'
import { sectionOf } from '../note-sections.ts'
import { htmlParagraphs } from '../plain-text.ts'
import type { Element, Resource } from '../types.ts'
import type { Kind } from './kind.ts'

export const documentReference: Kind = {
  title: ['type', 'description', 'content.attachment.title', 'category'],
  code: ['type', 'category'],
  happened: ['context.period', 'date', 'content.attachment.creation'],
  issued: ['date', 'content.attachment.creation'],
  author: ['author', 'authenticator', 'custodian'],
  standing: documentStanding,
  replaces: (resource) => replacedBy(resource, 'target'),
  facts: [
    ['type', 'type'],
    ['performer', 'author'],
    ['issued', 'date'],
    ['period', 'context.period'],
    ['service', 'context.practiceSetting', 'context.facilityType'],
    ['location', 'custodian'],
    ['activity', 'context.event'],
  ],
  text: ['description'],
}

export const composition: Kind = {
  title: ['title', 'type'],
  code: ['type', 'category'],
  happened: ['event.period', 'date'],
  issued: ['date'],
  author: ['author', 'custodian'],
  standing: documentStanding,
  replaces: (resource) => replacedBy(resource, 'target[x]'),
  facts: [
    ['type', 'type'],
    ['performer', 'author'],
    ['issued', 'date'],
    ['location', 'custodian'],
  ],
  sections: (resource) => children(resource, 'section').flatMap(sectionText),
}

/** Audio, video and pictures that are part of the record. */
export const media: Kind = {
  title: ['content.title', 'view', 'modality', 'type', 'bodySite'],
  code: ['modality', 'type'],
  happened: ['created[x]', 'issued'],
  issued: ['issued'],
  author: ['operator'],
  neverCare: ['preparation', 'not-done'],
  facts: [
    ['performer', 'operator'],
    ['modality', 'modality', 'type'],
    ['body-site', 'bodySite'],
    ['device', 'device', 'deviceName'],
    ['reason', 'reasonCode'],
  ],
}

function documentStanding(resource: Resource): Standing | null {
  if (resource.docStatus === 'entered-in-error') return 'entered-in-error'
  return resource.status === 'superseded' ? 'replaced' : null
}

function replacedBy(resource: Resource, target: string): readonly unknown[] {
  const relations = children(resource, 'relatesTo').filter((relation) => relation.code === 'replaces')
  return relations.flatMap((relation) => follow(relation, target))
}

function sectionText(section: Element): ItemDetail['text'] {
  const paragraphs = htmlParagraphs(follow(section, 'text.div')[0])
  const own = paragraphs.length ? [sectionOf(text(section, 'title'), paragraphs)] : []
  return [...own, ...children(section, 'section').flatMap(sectionText)]
}
