import type { InEveryLanguage } from '#base/categories'

export const CHOSE_AT_ONCE = 'patient-chose-at-once'
export const CHOSE_COMMENT = 'patient-chose-comment'
export const CHOSE_QUIET = 'patient-chose-quiet-hours'
export const CHOSE_TO_ASK = 'patient-chose-to-ask'
export const CHOSE_PREFACE = 'patient-chose-preface'

/** The words of what a person's own choice does; every region has them. */
export const CHOICE_RULES: readonly {
  readonly id: string
  readonly says: InEveryLanguage
  readonly decidedBy: string
}[] = [
  {
    id: CHOSE_AT_ONCE,
    decidedBy: '',
    says: {
      en: 'You chose to have results like this at once.',
      fr: 'Vous avez choisi de recevoir tout de suite ce genre de résultat.',
      nb: 'Du har valgt å få slike svar med en gang.',
      es: 'Eligió recibir de inmediato este tipo de resultados.',
      ar: 'لقد اخترت أن تحصل على مثل هذه النتائج فورًا.',
    },
  },
  {
    id: CHOSE_COMMENT,
    decidedBy: '',
    says: {
      en: 'You chose to wait for a clinician’s comment. It opens by itself on the last day.',
      fr: 'Vous avez choisi d’attendre le commentaire d’un soignant. Cela s’ouvre tout seul le dernier jour.',
      nb: 'Du har valgt å vente på en kommentar fra en behandler. Det åpnes av seg selv på den siste dagen.',
      es: 'Eligió esperar el comentario de un profesional. Se abre por sí solo el último día.',
      ar: 'لقد اخترت انتظار تعليق أحد المعالجين. ويُفتح تلقائيًا في اليوم الأخير.',
    },
  },
  {
    id: CHOSE_QUIET,
    decidedBy: '',
    says: {
      en: 'You chose not to be told at night or at the weekend.',
      fr: 'Vous avez choisi de ne rien apprendre la nuit ni le week-end.',
      nb: 'Du har valgt å ikke få beskjed om natten eller i helgen.',
      es: 'Eligió no recibir noticias de noche ni en fin de semana.',
      ar: 'لقد اخترت ألا يتم إبلاغك ليلًا أو في عطلة نهاية الأسبوع.',
    },
  },
  {
    id: CHOSE_TO_ASK,
    decidedBy: '',
    says: {
      en: 'You chose to ask for results like this yourself. It opens when you ask, or on the last day.',
      fr: 'Vous avez choisi de demander vous-même ce genre de résultat. Cela s’ouvre à votre demande, ou le dernier jour.',
      nb: 'Du har valgt å be om slike svar selv. Det åpnes når du ber om det, eller på den siste dagen.',
      es: 'Eligió pedir usted mismo este tipo de resultados. Se abre cuando lo pida, o el último día.',
      ar: 'لقد اخترت أن تطلب مثل هذه النتائج بنفسك. تُفتح عندما تطلبها، أو في اليوم الأخير.',
    },
  },
  {
    id: CHOSE_PREFACE,
    decidedBy: '',
    says: {
      en: 'You chose to see a few words first. Choose a moment when you can read this in peace.',
      fr: 'Vous avez choisi de lire d’abord quelques mots. Choisissez un moment tranquille pour lire ceci.',
      nb: 'Du har valgt å se noen ord først. Velg et tidspunkt da du kan lese dette i ro.',
      es: 'Eligió leer antes unas palabras. Elija un momento tranquilo para leer esto.',
      ar: 'لقد اخترت أن ترى بضع كلمات أولًا. اختر وقتًا يمكنك فيه قراءة هذا بهدوء.',
    },
  },
]
