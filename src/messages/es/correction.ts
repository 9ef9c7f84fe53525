import type { correction as english } from '../en/correction.ts'
import type { Translated } from '../message-types.ts'

export const correction: Translated<typeof english, 'es'> = {
  title: 'Algo aquí está mal',
  about: 'De qué se trata',
  day: 'Día',
  from: 'De',
  goes: 'Lo que escriba va al equipo de {institution}. Responden antes del {date}.',
  stays: 'Con esto no se quita nada de su historial, y su tratamiento sigue como está.',
  label: '¿Qué está mal y qué sería lo correcto?',
  hint: 'Con sus palabras. Si se siente mal, no espere la respuesta: llame a su médico.',
  send: 'Enviarlo',
  faultTitle: 'Mírelo otra vez',
  faultText: 'Falta una cosa.',
  fault: 'Escriba qué está mal, con 2000 caracteres como máximo.',
  link: '¿Algo aquí está mal? Dígaselo a {institution}',
  waits: 'Ha dicho que algo aquí está mal. La respuesta llega antes del {date}.',
  see: 'Ver lo que se ha dicho',
}
