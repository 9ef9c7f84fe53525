import type { Questionnaire, QuestionnaireItem } from 'fhir/r4.js'
import { answered, item, option, translated } from './wording.ts'

const TITLE = {
  en: 'Before your talk with the heart nurse',
  nb: 'Før samtalen med hjertesykepleieren',
  fr: 'Avant votre rendez-vous avec l’infirmière du cœur',
  es: 'Antes de su visita con la enfermera del corazón',
  ar: 'قبل حديثك مع ممرضة القلب',
}

const NOT_AT_ALL = { en: 'Not at all', nb: 'Ikke i det hele tatt', fr: 'Pas du tout', es: 'Nada', ar: 'لا أبدًا' }

/** How somebody with a weak heart has been: a total, questions that depend on answers, a number with its unit, and words. */
export function heartVisit(): Questionnaire {
  return {
    resourceType: 'Questionnaire',
    language: 'en',
    url: 'https://causeway.example/Questionnaire/heart-visit',
    version: '1',
    status: 'active',
    title: TITLE.en,
    _title: translated(TITLE),
    item: [howYouAre(), medicines(), forTheVisit()],
  }
}

function howYouAre(): QuestionnaireItem {
  const title = {
    en: 'How you have been in the last week',
    nb: 'Hvordan du har hatt det den siste uken',
    fr: 'Comment vous allez depuis une semaine',
    es: 'Cómo ha estado en la última semana',
    ar: 'كيف كان حالك في الأسبوع الماضي',
  }
  return item(title, { linkId: 'week', type: 'group', item: [breath(), swelling(), tired(), total()] })
}

function breath(): QuestionnaireItem {
  const text = {
    en: 'When do you get short of breath?',
    nb: 'Når blir du tungpustet?',
    fr: 'Quand êtes-vous essoufflé ?',
    es: '¿Cuándo le falta el aire?',
    ar: 'متى يضيق نَفَسك؟',
  }
  const stairs = {
    en: 'On stairs',
    nb: 'I trapper',
    fr: 'Dans les escaliers',
    es: 'En las escaleras',
    ar: 'عند صعود الدرج',
  }
  const walking = {
    en: 'When I walk slowly',
    nb: 'Når jeg går sakte',
    fr: 'En marchant lentement',
    es: 'Al caminar despacio',
    ar: 'عندما أمشي ببطء',
  }
  const resting = {
    en: 'Also when I rest',
    nb: 'Også når jeg hviler',
    fr: 'Même au repos',
    es: 'También en reposo',
    ar: 'حتى وأنا مستريح',
  }
  return item(text, {
    linkId: 'breath',
    type: 'choice',
    required: true,
    answerOption: [
      option('never', NOT_AT_ALL, 0),
      option('stairs', stairs, 1),
      option('walking', walking, 2),
      option('resting', resting, 3),
    ],
  })
}

function swelling(): QuestionnaireItem {
  const text = {
    en: 'Are your ankles swollen?',
    nb: 'Er anklene hovne?',
    fr: 'Vos chevilles sont-elles gonflées ?',
    es: '¿Tiene los tobillos hinchados?',
    ar: 'هل كاحلاك متورمان؟',
  }
  const little = { en: 'A little', nb: 'Litt', fr: 'Un peu', es: 'Un poco', ar: 'قليلًا' }
  const much = { en: 'A lot', nb: 'Mye', fr: 'Beaucoup', es: 'Mucho', ar: 'كثيرًا' }
  return item(text, {
    linkId: 'swelling',
    type: 'choice',
    required: true,
    answerOption: [option('never', NOT_AT_ALL, 0), option('little', little, 1), option('much', much, 2)],
  })
}

function tired(): QuestionnaireItem {
  const text = {
    en: 'How often were you too tired to do what you wanted?',
    nb: 'Hvor ofte var du for trett til å gjøre det du ville?',
    fr: 'Combien de fois étiez-vous trop fatigué pour faire ce que vous vouliez ?',
    es: '¿Cuántas veces estuvo demasiado cansado para hacer lo que quería?',
    ar: 'كم مرة منعك التعب من فعل ما تريد؟',
  }
  const some = { en: 'On some days', nb: 'Noen dager', fr: 'Certains jours', es: 'Algunos días', ar: 'في بعض الأيام' }
  const most = {
    en: 'On most days',
    nb: 'De fleste dager',
    fr: 'La plupart des jours',
    es: 'Casi todos los días',
    ar: 'في معظم الأيام',
  }
  return item(text, {
    linkId: 'tired',
    type: 'choice',
    required: true,
    answerOption: [option('never', NOT_AT_ALL, 0), option('some', some, 1), option('most', most, 2)],
  })
}

function total(): QuestionnaireItem {
  const text = { en: 'Total', nb: 'Sum', fr: 'Total', es: 'Total', ar: 'المجموع' }
  return item(text, {
    linkId: 'total',
    type: 'integer',
    readOnly: true,
    extension: [
      {
        url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
        valueExpression: { language: 'text/fhirpath', expression: '%context.item.answer.value.ordinal().sum()' },
      },
    ],
  })
}

function medicines(): QuestionnaireItem {
  const title = {
    en: 'Your heart medicines',
    nb: 'Hjertemedisinene dine',
    fr: 'Vos médicaments pour le cœur',
    es: 'Sus medicinas para el corazón',
    ar: 'أدوية القلب التي تأخذها',
  }
  const takes = {
    en: 'Do you take all of them as agreed?',
    nb: 'Tar du alle slik dere ble enige om?',
    fr: 'Les prenez-vous tous comme convenu ?',
    es: '¿Las toma todas como se acordó?',
    ar: 'هل تأخذها كلها كما اتُّفق عليه؟',
  }
  return item(title, {
    linkId: 'medicines',
    type: 'group',
    item: [item(takes, { linkId: 'takes', type: 'boolean', required: true }), whyNot(), whatIsNoticed()],
  })
}

function whyNot(): QuestionnaireItem {
  const text = { en: 'Why not?', nb: 'Hvorfor ikke?', fr: 'Pourquoi pas ?', es: '¿Por qué no?', ar: 'لماذا لا؟' }
  const forget = { en: 'I forget', nb: 'Jeg glemmer dem', fr: 'J’oublie', es: 'Se me olvida', ar: 'أنسى' }
  const effects = {
    en: 'They make me feel ill',
    nb: 'Jeg blir dårlig av dem',
    fr: 'Ils me rendent malade',
    es: 'Me sientan mal',
    ar: 'أشعر بسوء منها',
  }
  return item(text, {
    linkId: 'why',
    type: 'open-choice',
    repeats: true,
    enableWhen: [{ question: 'takes', operator: '=', answerBoolean: false }],
    answerOption: [option('forget', forget), option('effects', effects)],
  })
}

function whatIsNoticed(): QuestionnaireItem {
  const text = {
    en: 'What do you notice?',
    nb: 'Hva merker du?',
    fr: 'Que remarquez-vous ?',
    es: '¿Qué nota?',
    ar: 'ماذا تلاحظ؟',
  }
  return item(text, {
    linkId: 'which',
    type: 'text',
    maxLength: 500,
    enableWhen: [{ question: 'why', operator: '=', answerCoding: answered('effects') }],
  })
}

function forTheVisit(): QuestionnaireItem {
  const title = {
    en: 'For the visit',
    nb: 'Til timen',
    fr: 'Pour la visite',
    es: 'Para la visita',
    ar: 'من أجل الزيارة',
  }
  const weight = {
    en: 'What did you weigh this morning?',
    nb: 'Hva veide du i morges?',
    fr: 'Combien pesiez-vous ce matin ?',
    es: '¿Cuánto pesaba esta mañana?',
    ar: 'كم كان وزنك هذا الصباح؟',
  }
  const wish = {
    en: 'What do you most want to talk about?',
    nb: 'Hva vil du helst snakke om?',
    fr: 'De quoi voulez-vous surtout parler ?',
    es: '¿De qué quiere hablar sobre todo?',
    ar: 'عمّ تريد أن تتحدث أكثر؟',
  }
  return item(title, {
    linkId: 'visit',
    type: 'group',
    item: [
      item(weight, {
        linkId: 'weight',
        type: 'decimal',
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
            valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg', display: 'kg' },
          },
          { url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueDecimal: 25 },
          { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueDecimal: 300 },
        ],
      }),
      item(wish, { linkId: 'wish', type: 'text', maxLength: 1000 }),
    ],
  })
}
