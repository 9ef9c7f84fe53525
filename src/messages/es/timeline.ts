import type { timeline as english } from '../en/timeline.ts'
import type { Translated } from '../message-types.ts'

export const timeline: Translated<typeof english, 'es'> = {
  title: 'Todo por fecha',
  lead: 'Todos los tipos y todos los servicios de salud en una lista, lo más nuevo primero.',
  choose: 'Elegir un tipo o un año',
  kind: 'Tipo',
  allKinds: 'Todos los tipos',
  year: 'Empezar por el año',
  yearHint: 'Cuatro cifras, como 2019.',
  newest: 'A lo más nuevo',
  empty: 'Todavía no ha llegado nada.',
}
