/** Invitations at a visit: what an institution says of it, and how somebody says: no more. */
export const visits = {
  title: 'Invitar a las personas cuando vienen',
  intro:
    'Quien viene y todavía no tiene acceso puede recibir un aviso por correo o SMS. El aviso no nombra a nadie ni dice nada más, y no lleva código.',
  state: 'El aviso sale solo',
  on: 'Sí',
  off: 'No',
  ways: 'Adónde va el aviso',
  youngest: 'Edad mínima en años',
  youngestHint: 'No se avisa a nadie más joven ni a quien no tiene la fecha de nacimiento completa.',
  again: 'No repetir en tantos días',
  save: 'Guardar',
  saved: 'Guardado. Vale desde la próxima visita.',
  fault: 'Escriba números enteros: una edad de 0 a 120 y días de 1 a 3650.',
  stopTitle: 'No más mensajes',
  stopText:
    'Dejamos de enviar mensajes de invitación a esta dirección. Los servicios de salud aún pueden escribirle por su cuenta.',
  stop: 'Detenerlos',
  stopped: 'No se envían más mensajes a esta dirección.',
  orders: {
    'email,sms': 'correo primero, luego SMS',
    'sms,email': 'SMS primero, luego correo',
    email: 'solo correo',
    sms: 'solo SMS',
  },
} as const
