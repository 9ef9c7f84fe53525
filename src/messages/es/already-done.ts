import type { alreadyDone as english } from '../en/already-done.ts'
import type { Translated } from '../message-types.ts'

export const alreadyDone: Translated<typeof english, 'es'> = {
  title: 'Ya se hizo en otro lugar',
  taken: '{test}: {date}, {institution}',
  takenNoDate: '{test}: {institution}',
  tell: 'Dígaselo a quien quiera repetirla. Puede que haya un motivo para repetirla.',
  tellWhere: 'Puede mostrarle el resultado con un código.',
  staffTitle: 'Hecho en otro lugar en los últimos 30 días',
  staffLead:
    'Antes de volver a pedirla: la persona puede mostrarle el resultado con un código, o puede preguntar donde se hizo.',
}
