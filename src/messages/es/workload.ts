import type { workload as english } from '../en/workload.ts'
import type { Translated } from '../message-types.ts'

export const workload: Translated<typeof english, 'es'> = {
  title: 'Lo que los mensajes y las peticiones cuestan a los equipos',
  intro:
    'Mensajes nuevos, cuánto tardó la respuesta, y lo que llegó por teléfono y en el mostrador. Solo números, nada de quién.',
  none: 'Todavía no hay equipos.',
  week: 'Semana del',
  team: 'Equipo',
  institution: 'Servicio de salud',
  asked: 'Mensajes nuevos',
  words: 'Escritos por pacientes',
  answered: 'Respondidos',
  inTime: 'A tiempo',
  answerTime: 'Primera respuesta tras',
  doneTime: 'Terminado tras',
  phone: 'Teléfono',
  desk: 'Mostrador',
  notCounted: 'sin contar',
  noneYet: '–',
  hours: {
    one: '{count} hora',
    many: '{count} horas',
    other: '{count} horas',
  },
  medians: 'Los tiempos son medianas: la mitad tardó más.',
  readings: {
    title: 'Leído para los pacientes',
    intro: 'Lo que los pacientes enviaron a los equipos que lo pidieron: valores de casa y respuestas a preguntas.',
    came: 'Llegó',
    read: 'Leído',
    time: 'Tiempo hasta la lectura',
    kinds: { values: 'Valores de casa', questionnaires: 'Respuestas a cuestionarios' },
    none: 'No se envió nada a ningún equipo en estas semanas.',
  },
  requests: {
    title: 'Peticiones',
    intro:
      'Lo que los pacientes pidieron a los equipos: ver algo antes, una llamada, una corrección, una visita, más de un medicamento.',
    kind: 'Qué',
    asked: 'Pedidas',
    done: 'Terminadas',
    none: 'Nadie ha pedido nada en estas semanas.',
  },
  switches: 'Cuándo cambiaron de estado los mensajes',
  switchLine: '{date}: {stage}',
  stages: {
    off: 'parados',
    pilot: 'en pruebas',
    on: 'en marcha',
  },
  enter: 'Contar teléfono y mostrador',
  enterHint: 'Llamadas y visitas que preguntaban lo que un mensaje podría haber preguntado.',
  save: 'Guardar los números',
  saved: 'Los números se han guardado.',
  fault: 'Escriba dos números enteros, 0 o más.',
  faultTitle: 'Revise los números, por favor',
}
