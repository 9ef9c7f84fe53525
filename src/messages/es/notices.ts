import type { notices as english } from '../en/notices.ts'
import type { Translated } from '../message-types.ts'

export const notices: Translated<typeof english, 'es'> = {
  title: 'De qué le avisamos',
  settings: 'Correo y SMS cuando hay algo nuevo, y horas de silencio.',
  lead: 'Le escribimos cuando hay algo para usted aquí. Nunca escribimos qué es: eso lo lee cuando ha entrado.',
  saved: 'Su elección está guardada.',
  nowhere: 'No tenemos su correo ni su teléfono, así que no podemos avisarle.',
  addNumber: 'Añadir un número de teléfono',
  record: 'Algo nuevo en su historia',
  recordHint: 'Solo escribimos cuando puede abrirlo, y no si ha estado aquí desde entonces.',
  others: 'Algo nuevo en una historia con la que usted ayuda',
  othersHint: 'Solo de lo que usted puede ver en ella. No decimos de quién es.',
  times: {
    'at-once': 'Al momento',
    daily: 'Una vez al día, por la mañana',
    weekly: 'Una vez a la semana, el lunes',
    never: 'Nunca',
  },
  teams: 'Un equipo le escribe o le pregunta algo',
  teamsHint: 'Mensajes, preguntas para usted y su diario.',
  announcementsHint:
    'Lo que un servicio dice a todas las personas de un lugar o de una edad. En todo caso lo encuentra en Noticias.',
  how: 'Cómo',
  byMail: 'Por correo a {address}',
  bySms: 'Por SMS al {number}',
  byLetter: 'Por carta de {institution}',
  letterHint:
    'La carta llega como mucho una vez por semana. Otras personas en su casa podrían abrirla; no dice qué hay.',
  quiet: 'Horas de silencio',
  quietHint: 'De lo que pase entonces le avisamos cuando terminen.',
  quietYes: 'No me escriban entre estas horas',
  from: 'Desde las',
  until: 'Hasta las',
  hoursFault: 'Elija dos horas distintas.',
  elsewhere: 'Se elige en otras páginas',
  visits: 'Recordatorios de visitas',
  looks: 'Cuando alguien ha mirado su historia',
  always: 'Siempre le avisamos cuando su acceso se usa en un dispositivo nuevo o se cambia.',
  mail: {
    subject: 'Algo nuevo en su historia',
    body: 'Hola, {name}.\n\nHay algo nuevo en su historia. Entre para verlo:\n{address}\n\nEste mensaje no dice nada de su salud.',
  },
  otherMail: {
    subject: 'Algo nuevo en una historia con la que usted ayuda',
    body: 'Hola, {name}.\n\nHay algo nuevo en una historia con la que usted ayuda. Entre para verlo:\n{address}\n\nEste mensaje no dice nada de la salud de nadie.',
  },
}
