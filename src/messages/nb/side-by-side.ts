import type { sideBySide as english } from '../en/side-by-side.ts'
import type { Translated } from '../message-types.ts'

export const sideBySide: Translated<typeof english, 'nb'> = {
  several: 'På mer enn én liste',
  lead: 'Hver tjeneste har sin egen liste. Her står de side om side, og ingenting er utelatt.',
  single: 'Bare på én liste',
  agrees: 'Vi fant ingen forskjell mellom listene.',
  differs: 'Listene er ulike',
  ask: 'Be en av dem om å se på det.',
  says: '{institution}: {what}',
  over: '{state}, {date}',
  state: 'Hvordan det står til',
  criticality: 'Hvor farlig det kan være',
  severity: 'Hvor alvorlig det er',
  began: 'Siden når',
  ended: 'Til når',
  given: 'Når den ble gitt',
  doses: 'Ulike dager kan være ulike doser.',
  wasGiven: 'gitt',
  notGiven: 'ikke gitt',
  noAllergies: '{institution} sier at ingen allergi er kjent.',
  noMedicineAllergies: '{institution} sier at ingen allergi mot legemidler er kjent.',
  noFoodAllergies: '{institution} sier at ingen allergi mot mat er kjent.',
  noSurroundingsAllergies: '{institution} sier at ingen allergi mot ting rundt deg er kjent.',
  noProblems: '{institution} sier at ingen sykdom er kjent.',
  noVaccines: '{institution} sier at ingen vaksine er kjent.',
  hasOnList: '{institution} har på listen sin: {what}.',
}
