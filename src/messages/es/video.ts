import type { video as english } from '../en/video.ts'
import type { Translated } from '../message-types.ts'

/** Visits by video. */
export const video: Translated<typeof english, 'es'> = {
  title: 'Por vídeo',
  opens: 'La entrada se abre aquí el {time}.',
  join: 'Entrar por vídeo',
  leads: 'Lleva a {place}, fuera de este portal. Quédese en esa página hasta el final de la visita.',
  notInvited: 'La persona de la visita dice quién la acompaña. A usted no se le ha pedido que acompañe.',
  tryLink: 'Probar antes la cámara y el micrófono',
  guests: 'Quién acompaña',
  guestsLead: 'Alguien que le ayuda aquí también puede estar, con su propio acceso.',
  comes: '{name} le acompaña.',
  isNot: '{name} aún no le acompaña.',
  invite: 'Pedir a {name} que acompañe',
  uninvite: '{name} al final no viene',
  check: {
    title: 'Probar la cámara y el micrófono',
    lead: 'Vea si se le puede ver y oír. No se graba nada y nada sale de su aparato.',
    start: 'Probar ahora',
    stop: 'Parar',
    picture: 'Su propia imagen',
    level: 'Hable: la barra se mueve cuando se le oye',
    found: {
      both: 'La cámara y el micrófono funcionan.',
      noCamera: 'El micrófono funciona. No se encontró cámara: se le oye, pero no se le ve.',
      noMicrophone: 'La cámara funciona. No se encontró micrófono: se le ve, pero no se le oye.',
      nothing: 'No se encontró ni cámara ni micrófono.',
      denied:
        'El navegador no deja que esta página los use. Pulse el candado o la cámara junto a la dirección, permita ambos y pruebe de nuevo.',
      busy: 'Otro programa los usa. Ciérrelo y pruebe de nuevo.',
    },
    stepsTitle: 'Antes de la visita',
    steps: {
      place: 'Busque un lugar tranquilo, con buena luz en la cara.',
      power: 'Cargue el aparato y quédese cerca de su red.',
      browser: 'Use un navegador de los últimos años. Cuando pida cámara y micrófono, permita ambos.',
      papers: 'Tenga a mano lo que quiera mostrar o preguntar.',
    },
    otherwise: 'Si no funciona, avise al servicio: la visita puede ser por teléfono.',
  },
}
