import type { twins as english } from '../en/twins.ts'
import type { Translated } from '../message-types.ts'

export const twins: Translated<typeof english, 'fr'> = {
  mayRepeat: 'peut-être en double',
  perhaps: 'C’est peut-être la même chose que ci-dessous. Nous n’en sommes pas sûrs, donc nous montrons les deux.',
  behind: 'La même chose est aussi arrivée par une autre voie. Les listes montrent celle-ci :',
  alsoFrom: 'Arrivé aussi par ces voies, et montré une seule fois',
}
