import type { sideBySide as english } from '../en/side-by-side.ts'
import type { Translated } from '../message-types.ts'

export const sideBySide: Translated<typeof english, 'es'> = {
  several: 'En más de una lista',
  lead: 'Cada servicio lleva su propia lista. Aquí están una al lado de otra, y no falta nada.',
  single: 'En una sola lista',
  agrees: 'No encontramos diferencias entre las listas.',
  differs: 'Las listas no coinciden',
  ask: 'Pida a uno de ellos que lo revise.',
  says: '{institution}: {what}',
  over: '{state}, {date}',
  state: 'Cómo está',
  criticality: 'Qué peligro puede tener',
  severity: 'Qué gravedad tiene',
  began: 'Desde cuándo',
  ended: 'Hasta cuándo',
  given: 'Cuándo se puso',
  doses: 'Días distintos pueden ser dosis distintas.',
  wasGiven: 'puesta',
  notGiven: 'no puesta',
  noAllergies: '{institution} dice que no se conoce ninguna alergia.',
  noMedicineAllergies: '{institution} dice que no se conoce ninguna alergia a medicinas.',
  noFoodAllergies: '{institution} dice que no se conoce ninguna alergia a alimentos.',
  noSurroundingsAllergies: '{institution} dice que no se conoce ninguna alergia a lo que le rodea.',
  noProblems: '{institution} dice que no se conoce ninguna enfermedad.',
  noVaccines: '{institution} dice que no se conoce ninguna vacuna.',
  hasOnList: '{institution} tiene en su lista: {what}.',
}
