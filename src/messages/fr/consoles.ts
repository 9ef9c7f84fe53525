import type { consoles as english } from '../en/consoles.ts'
import type { Translated } from '../message-types.ts'

export const consoles: Translated<typeof english, 'fr'> = {
  console: {
    delivered: 'Ce qui est arrivé, par catégorie',
    person: 'Identité du patient',
    financial: 'Factures et assurance (conservé, dans aucune liste)',
    unmapped: 'Sans catégorie',
    count: 'Nombre',
    fewerThanFive: 'moins de 5',
    usage: 'Utilisation du portail ces {days} derniers jours',
  },
  institutionStates: {
    signed: 'Signé, n’envoie encore rien',
    contributing: 'Envoie',
    offering: 'Envoie, et invite ses patients',
  },
  facts: {
    invitation: 'Invitations',
    registration: 'Comptes créés',
    'sign-in': 'Connexions',
    'list-view': 'Listes ouvertes',
    'item-view': 'Éléments ouverts',
    'home-view': 'Page d’accueil ouverte',
    'summary-view': 'Résumés ouverts',
  },
  matchReasons: {
    'identifier-equal': 'Même numéro national',
    'identifier-conflict': 'Numéros nationaux différents',
    'birth-date-equal': 'Même date de naissance',
    'birth-date-near': 'Dates de naissance presque égales',
    'birth-date-default': 'Une date de naissance utilisée quand la vraie est inconnue',
    'names-same': 'Mêmes noms',
    'names-similar': 'Noms semblables',
    'given-names-different': 'Prénoms différents',
    'family-name-different': 'Noms de famille différents',
    'names-unknown': 'Un nom manque',
    'name-placeholder': 'Un nom provisoire de nouveau-né',
    'sex-different': 'Sexe différent',
    'contact-shared': 'Adresse, téléphone ou e-mail en commun',
    'perhaps-twins': 'Peut-être des jumeaux',
    'birth-date-unknown': 'Une date de naissance manque',
    'birth-date-different': 'Dates de naissance différentes',
  },
}
