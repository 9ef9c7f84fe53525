import type { alreadyDone as english } from '../en/already-done.ts'
import type { Translated } from '../message-types.ts'

export const alreadyDone: Translated<typeof english, 'fr'> = {
  title: 'Déjà fait ailleurs',
  taken: '{test} : {date}, {institution}',
  takenNoDate: '{test} : {institution}',
  tell: 'Dites-le à qui veut le refaire. Il y a peut-être une raison de le refaire.',
  tellWhere: 'Vous pouvez lui montrer le résultat avec un code.',
  staffTitle: 'Fait ailleurs ces 30 derniers jours',
  staffLead:
    'Avant de le redemander : la personne peut vous montrer le résultat avec un code, ou vous pouvez demander là où il a été fait.',
}
