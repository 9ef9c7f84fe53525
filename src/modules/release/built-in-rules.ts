import type { InEveryLanguage } from '#base/categories'
import { CHOICE_RULES } from './choice/choice-rules.ts'

/** The words of the rules that hold in every region, whatever its rulebook says. */
export type BuiltInRule = { readonly id: string; readonly says: InEveryLanguage; readonly decidedBy: string }

export const CLINICIAN_HOLD = 'clinician-hold'
export const OPENED_STAYS_OPEN = 'opened-stays-open'
export const BEING_CHECKED = 'being-checked'
/** A wish of the sender's that the rulebook allows to add a delay. */
export const SENDER_WISH = 'sender-asked-to-wait'
export const RELEASED_BY_CLINICIAN = 'released-by-clinician'
/** Never shown to the person it concerns: a restriction leaves no trace. */
export const UNKNOWN_LABEL = 'unknown-label'

export const BUILT_IN_RULES: readonly BuiltInRule[] = [
  ...CHOICE_RULES,
  {
    id: SENDER_WISH,
    decidedBy: '',
    says: {
      en: 'The sender asked for a short wait with results like this, and the region allows it. There is always a last day.',
      fr: 'L’expéditeur a demandé un court délai pour ce genre de résultat, et la région le permet. Il y a toujours un dernier jour.',
      nb: 'Avsenderen har bedt om å vente litt med slike svar, og regionen tillater det. Det finnes alltid en siste dag.',
      es: 'El remitente pidió una breve espera para este tipo de resultados, y la región lo permite. Siempre hay un último día.',
      ar: 'طلب المرسِل انتظارًا قصيرًا لهذا النوع من النتائج، والمنطقة تسمح بذلك. وهناك دائمًا يوم أخير.',
    },
  },
  {
    id: RELEASED_BY_CLINICIAN,
    decidedBy: '',
    says: {
      en: 'A clinician opened this for you before its last day.',
      fr: 'Un soignant vous a ouvert ceci avant le dernier jour.',
      nb: 'En behandler har åpnet dette for deg før den siste dagen.',
      es: 'Un profesional le abrió esto antes del último día.',
      ar: 'فتح أحد المعالجين هذا لك قبل اليوم الأخير.',
    },
  },
  {
    id: CLINICIAN_HOLD,
    decidedBy: '',
    says: {
      en: 'A clinician asked to wait with this, for a reason that is written down. There is always a last day.',
      fr: 'Un soignant a demandé d’attendre, pour une raison qui est notée. Il y a toujours un dernier jour.',
      nb: 'En behandler har bedt om å vente med dette, av en grunn som er skrevet ned. Det finnes alltid en siste dag.',
      es: 'Un profesional pidió esperar con esto, por un motivo que queda escrito. Siempre hay un último día.',
      ar: 'طلب أحد المعالجين الانتظار، لسبب مكتوب. وهناك دائمًا يوم أخير.',
    },
  },
  {
    id: OPENED_STAYS_OPEN,
    decidedBy: '',
    says: {
      en: 'You have opened this before. What you have opened stays open.',
      fr: 'Vous l’avez déjà ouvert. Ce que vous avez ouvert reste ouvert.',
      nb: 'Du har åpnet dette før. Det du har åpnet, forblir åpent.',
      es: 'Ya lo ha abierto antes. Lo que ha abierto sigue abierto.',
      ar: 'لقد فتحت هذا من قبل. ما فتحته يبقى مفتوحًا.',
    },
  },
  {
    id: BEING_CHECKED,
    decidedBy: '',
    says: {
      en: 'Something went wrong on our side, and we are checking it. It opens by itself on the last day at the latest.',
      fr: 'Un problème est survenu de notre côté et nous vérifions. Cela s’ouvre tout seul au plus tard le dernier jour.',
      nb: 'Noe gikk galt hos oss, og vi sjekker det. Det åpnes av seg selv senest på den siste dagen.',
      es: 'Algo falló de nuestra parte y lo estamos revisando. Se abre por sí solo el último día como muy tarde.',
      ar: 'حدث خطأ من جانبنا ونحن نتحقق منه. سيُفتح تلقائيًا في اليوم الأخير على أبعد تقدير.',
    },
  },
  {
    id: UNKNOWN_LABEL,
    decidedBy: '',
    says: {
      en: 'It carries a security label under which this region shows nothing.',
      fr: 'Il porte une étiquette de sécurité sous laquelle cette région ne montre rien.',
      nb: 'Det har en sikkerhetsmerking som gjør at regionen ikke viser noe.',
      es: 'Lleva una etiqueta de seguridad con la que esta región no muestra nada.',
      ar: 'يحمل علامة أمان لا تعرض هذه المنطقة معها أي شيء.',
    },
  },
]
