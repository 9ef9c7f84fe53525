import type { helpFor as english } from '../en/help-for.ts'
import type { Translated } from '../message-types.ts'

export const helpFor: Translated<typeof english, 'es'> = {
  title: 'Anotar a alguien que ayuda',
  intro:
    'Para un paciente que está aquí y no tiene acceso, o le cuesta usarlo. Quien ayuda recibe un código y no ve nada antes de aceptar con su propio acceso.',
  identity: 'Cómo reconoció al paciente',
  identityHint: 'Por ejemplo: pasaporte visto, número y fecha de nacimiento preguntados.',
  ask: 'Haga cada pregunta al paciente, sin quien ayuda si así lo quiere. No elija nada por él.',
  adult: 'Aquí no se puede elegir todo, ni más de un año: para eso el paciente usa su propio acceso.',
  readTogether: 'Lea esto junto con el paciente. Todavía no se ha guardado nada.',
  untilDay: 'Hasta el {date}',
  madeAt: 'Anotado en el mostrador de {institution}.',
  next: 'Dé el código al paciente, o a quien ayuda si el paciente lo dice.',
  another: 'Anotar a otra persona',
  identityFault: 'Escriba cómo reconoció al paciente.',
  dateFault: 'Elija un último día que esté por venir, dentro de un año.',
  why: {
    'made-before': 'Ya está anotado. Si se perdió el código, empiece de nuevo por el número: habrá un código nuevo.',
    'too-young':
      'El paciente es demasiado joven según las reglas de la región, o no se conoce su fecha de nacimiento. Los tutores se anotan en otra página.',
    represented:
      'La ley ha nombrado a alguien que decide por este paciente. Esa persona deja que otros ayuden con su propio acceso.',
    'too-many': 'Ya esperan veinte ofertas. Vencen por sí solas a las dos semanas.',
    'not-theirs': 'Esto no se puede hacer aquí para este paciente.',
  },
}
