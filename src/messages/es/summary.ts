import type { summary as english } from '../en/summary.ts'
import type { Translated } from '../message-types.ts'

export const summary: Translated<typeof english, 'es'> = {
  title: 'Resumen',
  lead: 'Lo que puede ver aquí hoy, en una página. Llévelo a una consulta.',
  made: 'Hecho el {date}',
  born: 'nacimiento: {date}',
  missing: 'Puede faltar lo que un centro aún no ha enviado.',
  missingLink: 'Ver qué falta',
  print: 'Para imprimirlo, use el botón de imprimir de su navegador. Los botones no se imprimen.',
  forOthers: 'Llevarlo consigo',
  pdf: 'Descargar en PDF, para imprimir o enviar',
  ips: 'Descargar para otro servicio de salud (International Patient Summary)',
  since: 'desde {date}',
  nothing: 'No ha llegado nada sobre esto. Eso no significa que no haya nada.',
  more: 'Aquí están solo los más recientes. Los demás están en la lista.',
  none: 'Todavía no ha llegado nada que corresponda a un resumen.',
  home: 'Resumen en una página',
  parts: {
    problems: 'Enfermedades y problemas actuales',
    allergies: 'Alergias',
    medications: 'Medicamentos en uso',
    immunizations: 'Vacunas',
    results: 'Análisis, el más reciente de cada uno',
    vitals: 'Medidas del cuerpo, la más reciente de cada una',
    procedures: 'Operaciones y tratamientos, últimos cinco años',
    'care-plans': 'Planes',
    'past-problems': 'Enfermedades y problemas anteriores',
  },
}
