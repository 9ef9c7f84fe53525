import type { explain as english } from '../en/explain.ts'
import type { Translated } from '../message-types.ts'

export const explain: Translated<typeof english, 'es'> = {
  clinicalName: 'Nombre clínico: {name} ({table}, versión {version}).',
  noLongerIn: 'La tabla ha dejado de usar este código.',
  sendersName: '{institution} lo llama {name}.',
  whatFor: 'Para qué sirve',
  whatIs: 'Qué es',
  high: 'Qué puede significar un valor alto',
  low: 'Qué puede significar un valor bajo',
  found: 'Qué puede significar si se encuentra algo',
  influence: 'Qué más puede cambiar el valor',
  outside: 'Qué puede significar un valor fuera de lo habitual',
  general: 'Son explicaciones generales. No le conocen a usted ni sus otros resultados.',
  adults: 'Son para personas adultas. En el embarazo otros valores pueden ser habituales.',
  child:
    'Lo habitual cambia cuando los niños crecen. Pregunte a quienes tratan al niño o a la niña qué significa este valor.',
  unreviewed: 'Ningún profesional sanitario ha revisado todavía este texto.',
  reviewed: 'Revisado por {name}, {institution}, el {date}.',
  sources: 'Según: {sources}',
  next: 'Qué pasa ahora',
  orderedBy: '{name} pidió esta prueba. Pregúntele qué significa para usted.',
  hasWritten: '{name} le ha escrito sobre esto, en esta página.',
  callIsComing: 'Usted pidió una llamada. Llegará a más tardar el {date}.',
  notTold: '{institution} no nos ha dicho quién le llamará ni cuándo.',
  contact: 'Si no ha sabido nada y tiene dudas, pregunte aquí:',
  askBelow: 'También puede pedir una llamada al final de esta página.',
  together: 'Medido al mismo tiempo',
  wholeReport: 'Ver el informe completo: {title}',
}
