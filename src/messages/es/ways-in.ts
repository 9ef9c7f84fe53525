import type { waysIn as english } from '../en/ways-in.ts'
import type { Translated } from '../message-types.ts'

export const waysIn: Translated<typeof english, 'es'> = {
  title: 'Cómo entra',
  intro: 'Su contraseña, el segundo paso y dónde tiene la sesión abierta.',
  settings: 'Contraseña, segundo paso y dónde tiene la sesión abierta.',
  proof: {
    label: 'Su contraseña de ahora',
    hint: 'Para que nadie cambie esto en una ventana que dejó abierta.',
    wrong: 'Esa no es su contraseña, o se probó demasiadas veces. No se cambió nada.',
    everything: 'Esto muestra todo. Escriba su contraseña otra vez.',
  },
  password: {
    title: 'Cambiar la contraseña',
    label: 'Contraseña nueva',
    hint: 'Al menos diez caracteres. Van bien unas palabras que solo usted juntaría. Sin reglas de signos.',
    save: 'Cambiar la contraseña',
    done: 'La contraseña está cambiada. En los demás sitios se cerró la sesión.',
    faults: {
      'too-short': 'Use al menos diez caracteres.',
      'too-long': 'Use como mucho 128 caracteres.',
      common: 'Mucha gente usa esta u otra parecida, y se prueba primero. Elija otra.',
      'about-you': 'Está hecha con su nombre, su dirección o el nombre de este servicio. Elija otra.',
    },
  },
  factor: {
    title: 'Un segundo paso',
    text: 'Además de la contraseña, escribe un código que muestra una aplicación en su teléfono. Quien solo sabe la contraseña no puede entrar.',
    on: 'El segundo paso está activo.',
    off: 'El segundo paso está quitado. En los demás sitios se cerró la sesión.',
    left: {
      one: 'Le queda {count} código de reserva.',
      many: 'Le quedan {count} de códigos de reserva.',
      other: 'Le quedan {count} códigos de reserva.',
    },
    begin: 'Preparar el segundo paso',
    end: 'Quitar el segundo paso',
    scan: 'Apunte al cuadro con su aplicación de códigos, o escriba la clave a mano. Después escriba el código que muestra.',
    key: 'Clave',
    square: 'Un cuadro que lee una aplicación de códigos.',
    code: 'Código',
    codeHint: 'Seis números de la aplicación.',
    confirm: 'Activarlo',
    wrong: 'El código no es correcto. ¿Va bien la hora de su teléfono? Pruebe el código siguiente.',
    recoveryTitle: 'Sus códigos de reserva',
    recoveryText:
      'Cada uno sirve una vez en lugar de un código, por ejemplo si pierde el teléfono. Apúntelos y guárdelos bien. Solo se muestran ahora.',
    recoveryDone: 'Los he guardado',
  },
  sessions: {
    title: 'Dónde tiene la sesión abierta',
    here: 'Este aparato',
    used: 'Último uso {when}, abierta {since}',
    end: 'Cerrar allí',
    endOthers: 'Cerrar en todos los demás sitios',
    done: 'Cerrada allí. Vale enseguida.',
    idle: 'Tras una hora sin uso la sesión se cierra sola, y tras doce horas en todo caso.',
  },
  events: {
    title: 'Qué ha pasado con su cuenta',
    none: 'Nada en los últimos 90 días.',
    seen: 'Ya lo sé',
    newDevice:
      'Alguien entró en su cuenta desde un aparato nuevo: {device}, {when}. ¿No fue usted? Mire aquí y cambie la contraseña.',
    look: 'Ver cómo entra',
    kinds: {
      'new-device': 'Se entró desde un aparato nuevo: {device}',
      'password-changed': 'Se cambió la contraseña',
      'second-factor-on': 'Se activó el segundo paso',
      'second-factor-off': 'Se quitó el segundo paso',
      'recovery-code-used': 'Se usó un código de reserva',
      'sessions-ended': 'Se cerraron sesiones',
      'passkey-added': 'Se añadió una llave de acceso',
      'passkey-removed': 'Se quitó una llave de acceso',
    },
  },
  device: {
    known: '{browser} en {system}',
    unknown: 'un aparato desconocido',
  },
  secondStep: {
    title: 'El segundo paso',
    intro: 'Escriba el código que muestra su aplicación. ¿La ha perdido? Escriba uno de sus códigos de reserva.',
    go: 'Seguir',
    wrong: 'El código no es correcto, o ya se usó. Pruebe el siguiente.',
    lost: '¿Ni aplicación ni código de reserva? Pregunte en la recepción de un servicio de salud que participe, con un documento.',
  },
}
