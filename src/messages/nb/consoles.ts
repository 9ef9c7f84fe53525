import type { consoles as english } from '../en/consoles.ts'
import type { Translated } from '../message-types.ts'

export const consoles: Translated<typeof english, 'nb'> = {
  console: {
    delivered: 'Det som har kommet, etter type',
    person: 'Hvem pasienten er',
    financial: 'Regninger og forsikring (tas vare på, i ingen liste)',
    unmapped: 'Uten kategori',
    count: 'Antall',
    fewerThanFive: 'færre enn 5',
    usage: 'Bruk av portalen de siste {days} dagene',
  },
  institutionStates: {
    signed: 'Har signert, sender ikke ennå',
    contributing: 'Sender',
    offering: 'Sender, og inviterer pasientene sine',
  },
  facts: {
    invitation: 'Invitasjoner',
    registration: 'Kontoer opprettet',
    'sign-in': 'Innlogginger',
    'list-view': 'Lister åpnet',
    'item-view': 'Opplysninger åpnet',
    'home-view': 'Forsiden åpnet',
    'summary-view': 'Sammendrag åpnet',
  },
  matchReasons: {
    'identifier-equal': 'Samme fødselsnummer',
    'identifier-conflict': 'Ulike fødselsnumre',
    'birth-date-equal': 'Samme fødselsdato',
    'birth-date-near': 'Nesten samme fødselsdato',
    'birth-date-default': 'En fødselsdato som brukes når den rette ikke er kjent',
    'names-same': 'Samme navn',
    'names-similar': 'Lignende navn',
    'given-names-different': 'Ulike fornavn',
    'family-name-different': 'Ulike etternavn',
    'names-unknown': 'Et navn mangler',
    'name-placeholder': 'Et foreløpig navn for en nyfødt',
    'sex-different': 'Ulikt kjønn',
    'contact-shared': 'Felles adresse, telefon eller e-post',
    'perhaps-twins': 'Kanskje tvillinger',
    'birth-date-unknown': 'En fødselsdato mangler',
    'birth-date-different': 'Ulike fødselsdatoer',
  },
}
