import type { restrictFor as english } from '../en/restrict-for.ts'
import type { Translated } from '../message-types.ts'

/** Staff keep something for a patient who is beside them. */
export const restrictFor: Translated<typeof english, 'es'> = {
  title: 'Reservar algo para un paciente',
  intro:
    'Para un paciente que está aquí, lo pide y no puede usar las páginas. Ni las personas apartadas ni los colegas ven que algo está reservado.',
  notFound: 'Nadie por quien pueda hacerlo tiene este número aquí.',
  keep: 'Reservar algo',
  keepHint: 'Haga cada pregunta al paciente. No elija nada por él.',
  identity: 'Cómo reconoció al paciente',
  identityHint: 'Por ejemplo: pasaporte visto, número y fecha de nacimiento preguntados.',
  reason: 'Por qué, con las palabras del paciente',
  reasonHint: 'El paciente puede leerlo. Escriba solo lo que quiera que se escriba.',
  whoms: {
    helpers: 'Todas las personas que le ayudan, y tutores',
    account: 'Un solo ser humano',
    institution: 'Los clínicos de una institución',
    clinicians: 'Todos los clínicos',
  },
  staff: 'Nombre de un miembro del personal',
  staffHint:
    'Elija su institución y escriba el apellido completo. Solo se encuentra a quien ha mirado esta historia o está en un equipo al que el paciente ha escrito.',
  people: 'Una persona que ayuda, o la encontrada',
  whats: {
    everything: 'Toda la historia',
    kind: 'Un tipo de entrada',
    institution: 'Todo lo que ha enviado una institución',
  },
  faultTitle: 'No se ha guardado nada',
  faults: {
    identity: 'Escriba cómo reconoció al paciente.',
    missing: 'Diga cómo reconoció al paciente y por qué; elija de quién, qué, y qué pasa en una emergencia.',
    several: 'Varias personas tienen un nombre parecido. Elija una abajo.',
    nobody:
      'Nadie con este nombre ha mirado allí esta historia ni está en un equipo al que el paciente ha escrito. Pruebe otra forma de escribirlo, o aparte a todos los clínicos de allí.',
  },
  done: {
    kept: 'Vale desde ahora. El paciente lo encuentra en sus propios ajustes.',
    agreed: 'Si un colega había puesto que algo quede cerrado en una emergencia, desde ahora queda así.',
    ended: 'Si el personal había fijado algo, ha terminado.',
  },
  agree: 'Aprobar lo que puso un colega',
  agreeHint:
    'Algo queda cerrado incluso en una emergencia solo cuando lo han puesto dos miembros del personal. Hágalo cuando el paciente esté aquí y lo pida. No se le muestra si había algo.',
  agreeDo: 'Aprobar',
  untilSecond:
    'Se cierra enseguida. Hasta que un colega de aquí también lo apruebe, un clínico puede abrirlo en una emergencia.',
  end: 'Terminar lo que fijó el personal',
  endHint:
    'Solo cuando el paciente está aquí y lo pide. Termina lo que el personal de aquí fijó para él, pero no lo que le excluye a usted o a su institución. No se le muestra si había algo.',
  endAll: 'Terminarlo',
  readTogether: 'Léalo junto con el paciente. Todavía no se ha guardado nada.',
  vital: 'Si hay alergias, medicinas, diagnósticos o grupos sanguíneos, un tratamiento podría dañar al paciente.',
}
