import type { rules as english } from '../en/rules.ts'
import type { Translated } from '../message-types.ts'

export const rules: Translated<typeof english, 'es'> = {
  everythingElse: 'Todo lo demás',
  among: '{kind} (entre: {categories})',
  from: '{kind}, de {services}',
  of: '{kind}: {people}',
  told: '{kind}, cuando se informó al paciente de antemano',
  effects: {
    immediate: 'enseguida',
    'immediate-with-preface': 'enseguida, con unas palabras antes',
    delay: { one: 'a {count} día', many: 'a los {count} días', other: 'a los {count} días' },
    'after-comment': {
      one: 'tras un comentario, {count} día como máximo',
      many: 'tras un comentario, {count} días como máximo',
      other: 'tras un comentario, {count} días como máximo',
    },
    'by-appointment': {
      one: 'en una cita, {count} día como máximo',
      many: 'en una cita, {count} días como máximo',
      other: 'en una cita, {count} días como máximo',
    },
    'after-comment-open': 'tras un comentario, sin último día',
    'by-appointment-open': 'en una cita, sin último día',
    blocked: 'aquí no: {law}',
  },
  plainly: 'Se abre {when}.',
  chooseEarlier: 'Puede elegir tenerlo antes.',
  what: 'Qué',
  when: 'Cuándo',
  inWords: 'En palabras',
  approved: 'Aprobado por',
  over: 'terminado',
  planned: 'Previsto',
  plannedIntro: 'Las nuevas reglas se aplican desde el {day}. Las decidió: {decision}.',
  plannedNone: 'Ahora no hay otras reglas previstas.',
  plannedNew: 'Nuevo o cambiado',
  plannedGone: 'Ya no es una regla',
  plannedSame: 'Las reglas siguen como están. Solo cambian palabras o listas.',
  inForce: 'En vigor desde el {day}. Decidido por: {decision}.',
  noRules: 'Hay una sola regla para todo.',
}
