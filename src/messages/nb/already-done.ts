import type { alreadyDone as english } from '../en/already-done.ts'
import type { Translated } from '../message-types.ts'

export const alreadyDone: Translated<typeof english, 'nb'> = {
  title: 'Allerede tatt et annet sted',
  taken: '{test}: {date}, {institution}',
  takenNoDate: '{test}: {institution}',
  tell: 'Si fra til den som vil ta prøven igjen. De kan likevel ha en grunn til det.',
  tellWhere: 'Du kan vise dem svaret med en kode.',
  staffTitle: 'Tatt et annet sted de siste 30 dagene',
  staffLead:
    'Før du bestiller på nytt: pasienten kan vise deg svaret med en kode, eller du kan spørre der prøven ble tatt.',
}
