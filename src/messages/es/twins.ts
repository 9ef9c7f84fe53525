import type { twins as english } from '../en/twins.ts'
import type { Translated } from '../message-types.ts'

export const twins: Translated<typeof english, 'es'> = {
  mayRepeat: 'puede estar dos veces',
  perhaps: 'Puede ser lo mismo que lo de abajo. No estamos seguros, por eso mostramos los dos.',
  behind: 'Lo mismo ha llegado también por otra vía. Las listas muestran este:',
  alsoFrom: 'También llegó por estas vías, y se muestra una vez',
}
