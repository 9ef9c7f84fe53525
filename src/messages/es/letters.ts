/** Letters on paper that say that there is something new: what the desk prints, and what stands in one. */
export const letters = {
  title: 'Cartas por imprimir',
  lead: 'Los pacientes que leen en papel saben así que hay algo nuevo para ellos. Las cartas no dicen qué.',
  none: 'No espera ninguna carta.',
  print: 'Imprimirlas en un solo PDF',
  again: 'Imprimir otra vez las del último día',
  more: 'Estas son las cincuenta más antiguas. Las siguientes vienen cuando estas estén impresas.',
  deskTitle: 'Cartas a los pacientes',
  deskLead:
    'Si su recepción imprime cartas, los pacientes pueden elegir saber en papel, como mucho una vez por semana, que hay algo nuevo para ellos. En una carta no hay nada sobre su salud.',
  isOpen: 'Su recepción imprime cartas.',
  isClosed: 'Su recepción no imprime cartas.',
  waiting: 'Por imprimir: {count}, la primera desde el {time}.',
  printed: 'Impresas en los últimos 30 días: {count}.',
  open: 'Imprimir cartas para los pacientes',
  close: 'No imprimir más cartas',
  letter: {
    title: 'Hay algo nuevo para usted',
    lead: 'Usted eligió saberlo en papel. No escribimos qué es, porque otras personas podrían abrir esta carta.',
    how: 'Cómo verlo',
    signIn: 'Escriba esta dirección en su navegador y entre:',
    help: 'Una persona de confianza puede ayudarle. Puede tener su propio acceso, si usted lo permite.',
    ask: 'O pregunte a {institution}: {contact}',
    often:
      'Recibe como mucho una carta por semana, y ninguna si ha entrado desde entonces. En Ajustes elige cómo se le avisa.',
  },
} as const
