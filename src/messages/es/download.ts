import type { download as english } from '../en/download.ts'
import type { Translated } from '../message-types.ts'

export const download: Translated<typeof english, 'es'> = {
  title: 'Descargar todo',
  lead: 'Todo lo que usted puede ver aquí ahora, en un archivo para guardar.',
  inside:
    'Contiene sus resultados en una tabla, un resumen para imprimir, los documentos tal como llegaron y todos los datos en la forma que intercambian los servicios de salud (FHIR).',
  only: 'Lo que espera para abrirse no está. Tampoco lo que lleva palabras delante y que usted no ha seguido leyendo.',
  start: 'Preparar el archivo',
  again: 'Hacerlo de nuevo',
  states: {
    gathering: 'El archivo se está preparando',
    stopped: 'Se detuvo antes del final',
    ready: 'El archivo está listo',
  },
  progress: '{done} de {all}.',
  mayLeave: 'Puede salir de esta página y volver.',
  look: 'Ver cuánto falta',
  get: 'Descargar el archivo',
  until: 'Se borrará aquí el {date}.',
  careful: 'Quien tiene el archivo puede leerlo. Guárdelo donde solo usted pueda abrirlo.',
  delete: 'Borrarlo aquí ahora',
  changed: 'Algo del archivo ya no es visible para usted. Lo hemos borrado. Puede hacer otro.',
  deleted: 'El archivo está borrado aquí.',
  leftOut: {
    one: 'Falta {count} elemento: lleva delante palabras que usted no ha pasado.',
    many: 'Faltan {count} elementos: llevan delante palabras que usted no ha pasado.',
    other: 'Faltan {count} elementos: llevan delante palabras que usted no ha pasado.',
  },
  madeFor: 'Historia de salud de {name}, hecha el {date}.',
  readMe: 'leame',
  results: 'resultados',
  summary: 'resumen',
  columns: {
    date: 'Fecha',
    name: 'Nombre',
    sendersName: 'Nombre del remitente',
    value: 'Valor',
    range: 'Rango habitual',
    flag: 'Marcado por el remitente',
    status: 'Estado',
    from: 'De',
  },
}
