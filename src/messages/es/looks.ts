import type { looks as english } from '../en/looks.ts'
import type { Translated } from '../message-types.ts'

export const looks: Translated<typeof english, 'es'> = {
  title: 'Aspecto de las páginas',
  intro:
    'Elija lo que le resulte más fácil de leer. Vale enseguida en este dispositivo, y para su cuenta si ha iniciado sesión.',
  saved: 'Guardado. Esta página ya lo muestra.',
  simple: 'Páginas sencillas',
  simpleHint: 'Como mucho cinco cosas por página. El resto está un paso más abajo; no se pierde nada.',
  size: 'Tamaño de las letras',
  usual: 'El habitual',
  large: 'Grande',
  largest: 'Muy grande',
  contrast: 'Contraste fuerte',
  contrastHint: 'Letras más oscuras y líneas más claras.',
  lowData: 'Ahorrar datos',
  lowDataHint: 'Listas cortas e imágenes pequeñas, para una conexión lenta o cara.',
  readAloud: 'Leer las páginas en voz alta',
  readAloudHint:
    'Pone un botón en cada página. La voz es la de su dispositivo; hace falta JavaScript. No se envía nada a ningún sitio.',
  shared: 'Otras personas también usan este dispositivo',
  sharedHint:
    'Dígalo en una biblioteca, en el trabajo o en casa de un amigo. Su sesión se cierra tras diez minutos sin hacer nada y, en todo caso, tras treinta minutos. El dispositivo no recuerda nada de usted.',
  what: '¿Qué le ayudaría?',
  save: 'Guardar',
  usualAgain: 'Todo como siempre',
  readPage: 'Leer esta página en voz alta',
  stopReading: 'Dejar de leer',
  more: 'Más en esta página',
  moreWaiting: {
    one: '{count} más en espera',
    many: '{count} más en espera',
    other: '{count} más en espera',
  },
  moreKinds: 'Todos los demás tipos',
  moreAbout: 'Más sobre esto',
  notOwn: '¿No es su propio dispositivo?',
  sayShared: 'Otras personas también usan este dispositivo',
  sharedNow:
    'Otras personas también usan este dispositivo: su sesión se cierra pronto si no hace nada, y aquí no queda nada de usted.',
  leave: 'Salir ahora',
}
