/** Entrar con una identidad electrónica nacional. */
export const eid = {
  enter: 'Entrar con {eid}',
  noCode: '¿No tiene código? Use su identidad electrónica',
  titles: {
    down: '{eid} no responde',
    nobody: 'Todavía no le conocemos',
    'no-number': '{eid} no está unido a ninguna cuenta aquí',
    mismatch: 'No hemos podido dejarle entrar con {eid}',
  },
  texts: {
    down: 'No es culpa suya y no se ha perdido nada. Inténtelo de nuevo en unos minutos o use otra forma.',
    nobody:
      '{eid} nos ha dicho quién es usted. Ningún servicio de salud que participa nos ha enviado nada con su número. Pregunte en la recepción de uno que le haya atendido y lleve un documento de identidad.',
    'no-number':
      '{eid} no nos ha dicho su número nacional. Entre primero de otra forma. Después puede añadir {eid} en «Cómo entra usted».',
    mismatch:
      'Lo que {eid} nos ha dicho no coincide con lo que sabemos, así que no hemos abierto nada. No se ha perdido nada. Pregunte en cualquier recepción y dé la referencia de abajo.',
  },
  otherWays: 'Otras formas de entrar',
  signIn: 'Entrar con contraseña, llave de acceso o código',
  desk: 'Pregunte en la recepción de cualquier servicio de salud que participe. Lleve un documento de identidad.',
  ways: {
    title: 'Identidad electrónica nacional',
    text: 'Con una identidad electrónica entra sin contraseña.',
    none: 'Ninguna identidad electrónica está unida a su cuenta.',
    one: '{eid} abre su cuenta.',
    unknown: 'una identidad electrónica que ya no se ofrece',
    add: 'Añadir {eid}',
    remove: 'Quitarla',
    added: 'Se ha añadido la identidad electrónica.',
    removed: 'Se ha quitado la identidad electrónica. En los demás sitios se ha cerrado la sesión.',
    last: 'Es la única forma de entrar. Elija primero una contraseña.',
    prove: 'Muestre otra vez quién es, con {eid}',
  },
} as const
