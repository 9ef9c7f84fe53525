import type { consoles as english } from '../en/consoles.ts'
import type { Translated } from '../message-types.ts'

export const consoles: Translated<typeof english, 'es'> = {
  console: {
    delivered: 'Lo que ha llegado, por tipo',
    person: 'Quién es el paciente',
    financial: 'Facturas y seguros (se guarda, en ninguna lista)',
    unmapped: 'Sin categoría',
    count: 'Número',
    fewerThanFive: 'menos de 5',
    usage: 'Uso del portal en los últimos {days} días',
  },
  institutionStates: {
    signed: 'Ha firmado, aún no envía nada',
    contributing: 'Envía',
    offering: 'Envía e invita a sus pacientes',
  },
  facts: {
    invitation: 'Invitaciones',
    registration: 'Cuentas creadas',
    'sign-in': 'Inicios de sesión',
    'list-view': 'Listas abiertas',
    'item-view': 'Datos abiertos',
    'home-view': 'Página de inicio abierta',
    'summary-view': 'Resúmenes abiertos',
  },
  matchReasons: {
    'identifier-equal': 'Mismo número nacional',
    'identifier-conflict': 'Números nacionales distintos',
    'birth-date-equal': 'Misma fecha de nacimiento',
    'birth-date-near': 'Fechas de nacimiento casi iguales',
    'birth-date-default': 'Una fecha de nacimiento que se usa cuando no se conoce la real',
    'names-same': 'Mismos nombres',
    'names-similar': 'Nombres parecidos',
    'given-names-different': 'Nombres de pila distintos',
    'family-name-different': 'Apellidos distintos',
    'names-unknown': 'Falta un nombre',
    'name-placeholder': 'Un nombre provisional de recién nacido',
    'sex-different': 'Sexo distinto',
    'contact-shared': 'Dirección, teléfono o correo en común',
    'perhaps-twins': 'Quizá gemelos',
    'birth-date-unknown': 'Falta una fecha de nacimiento',
    'birth-date-different': 'Fechas de nacimiento distintas',
  },
}
