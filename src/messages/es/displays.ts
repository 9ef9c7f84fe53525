import type { displays as english } from '../en/displays.ts'
import type { Translated } from '../message-types.ts'

export const displays: Translated<typeof english, 'es'> = {
  found: 'Lo que se encontró',
  medicine: 'Medicamento',
  question: '¿Actúa?',
  asSent: 'Tal como se envió',
  medicinesFor: 'Medicamentos probados contra {germ}',
  noGerm: 'Medicamentos probados',
  choosing: 'Quienes le tratan eligen el medicamento. Miran más que esta tabla.',
  susceptibility: {
    works: 'actúa',
    'may-not': 'puede no actuar',
    'does-not': 'no actúa',
    unsaid: 'no dicho de un modo que conozcamos',
  },
  testedAgain: 'Antes de dar sangre a alguien, el grupo se comprueba otra vez.',
  lead: 'Lo que concluye',
  moved: 'El remitente lo escribió más abajo. Aquí va primero.',
  rest: 'El resto del informe',
  words: 'Palabras de este texto',
  wordsAre: 'Son significados generales de palabras sueltas. Aquí una palabra puede significar otra cosa.',
}
