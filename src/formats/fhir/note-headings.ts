/** What reports conclude with, as laboratories and radiologists head it, in five languages. */
const CONCLUSIONS = headings(`
  diagnosis; final diagnosis; pathologic diagnosis; pathological diagnosis; final pathologic diagnosis; histological diagnosis
  microscopic diagnosis; histologic diagnosis; cytologic diagnosis; conclusion; conclusions; impression; interpretation; opinion
  summary; final report; overall impression
  diagnose; diagnoser; konklusjon; vurdering; tolkning; oppsummering; histologisk diagnose; patologisk diagnose
  diagnostic; diagnostic final; diagnostic histologique; conclusions; interprétation; synthèse; au total
  diagnóstico; diagnóstico final; diagnóstico histológico; conclusión; conclusiones; impresión; impresión diagnóstica
  interpretación; juicio clínico
  التشخيص; التشخيص النهائي; الخلاصة; الاستنتاج; الانطباع; التفسير`)

/** What else heads the sections of notes, letters and reports, in five languages. */
const OTHERS = headings(`
  findings; finding; technique; comparison; indication; indications; clinical information; clinical history; clinical indication
  clinical data; gross description; gross; macroscopic description; macroscopy; microscopic description; microscopy; specimen
  specimens; specimen description; material; immunohistochemistry; addendum; comment; comments; note; examination; exam
  chief complaint; reason for visit; reason for admission; reason for consultation; reason for referral
  history of present illness; present illness; history; past medical history; medical history; past surgical history
  family history; social history; allergies; medications; current medications; discharge medications; medications on discharge
  medications on admission; medicines; review of systems; physical exam; physical examination; vital signs; vitals; objective
  subjective; assessment; plan; assessment and plan; assessment & plan; assessment/plan; hospital course; course; procedures
  procedure; operations; laboratory; laboratory results; results; lab results; radiology; immunizations; problems; problem list
  discharge diagnosis; discharge diagnoses; admission diagnosis; primary diagnosis; secondary diagnoses; discharge instructions
  instructions; patient instructions; follow-up; follow up; followup; disposition; condition at discharge; recommendations
  recommendation; treatment; treatments; care plan; goals; advance directives; functional status; signed; background; situation
  funn; teknikk; sammenligning; indikasjon; problemstilling; kliniske opplysninger; makroskopisk beskrivelse; makroskopi
  mikroskopisk beskrivelse; mikroskopi; kommentar; undersøkelse; innleggelsesårsak; henvisningsårsak; aktuelt; sykehistorie
  tidligere sykdommer; tidligere; familie; sosialt; familie/sosialt; allergi; medisiner; legemidler; faste medisiner; status
  status presens; forløp; forløp og behandling; behandling; plan; videre plan; oppfølging; anbefaling; anbefalinger; supplerende
  supplerende undersøkelser; funksjonsnivå; råd; naturlige funksjoner; kontroll; medisiner ved utskrivelse
  résultats; résultat; technique; comparaison; indication; renseignements cliniques; macroscopie; microscopie; commentaire
  examen; motif; motif de consultation; motif d'hospitalisation; antécédents; antécédents médicaux; antécédents chirurgicaux
  histoire de la maladie; mode de vie; traitement; traitements; traitement de sortie; traitement à l'entrée; examen clinique
  examens complémentaires; évolution; suivi; conduite à tenir; recommandations; allergies; biologie; imagerie
  hallazgos; técnica; comparación; indicación; información clínica; datos clínicos; macroscopía; descripción macroscópica
  microscopía; descripción microscópica; comentario; comentarios; examen físico; exploración física; motivo de consulta
  motivo de ingreso; antecedentes; antecedentes personales; antecedentes familiares; enfermedad actual; medicación; medicamentos
  tratamiento; tratamiento al alta; evolución; plan; seguimiento; recomendaciones; alergias; pruebas complementarias; resultados
  النتائج; التقنية; المقارنة; دواعي الفحص; المعلومات السريرية; الوصف العياني; الوصف المجهري; التعليق; الشكوى الرئيسية
  التاريخ المرضي; السوابق المرضية; الأدوية; الحساسية; الفحص السريري; الفحوصات; العلاج; الخطة; المتابعة; التوصيات; سير المرض`)

/** What stands under these is not what this report found: a question asked, or what was said before. */
const ELSEWHERE = headings(`
  clinical information; clinical history; clinical indication; clinical data; indication; indications; comparison
  comparisons; previous report; previous reports; prior report; prior reports; earlier report; previous examination
  indikasjon; problemstilling; kliniske opplysninger; sammenligning; tidligere svar; tidligere undersøkelse
  renseignements cliniques; comparaison; compte rendu antérieur; examen antérieur
  indicación; información clínica; datos clínicos; comparación; informe previo; informe anterior
  دواعي الفحص; المعلومات السريرية; المقارنة; التقرير السابق`)

/** Whether what stands under a heading comes from elsewhere: the referral, or an earlier report. */
export function isOfElsewhere(heading: string): boolean {
  return ELSEWHERE.has(keyOf(heading))
}

/** Whether a heading is one under which a report says what it concludes. */
export function isConclusion(heading: string): boolean {
  return CONCLUSIONS.has(keyOf(heading))
}

/** Whether a line's words are a usual heading of a note or report. */
export function isKnownHeading(words: string): boolean {
  return CONCLUSIONS.has(keyOf(words)) || OTHERS.has(keyOf(words)) || ELSEWHERE.has(keyOf(words))
}

function headings(list: string): ReadonlySet<string> {
  return new Set(list.split(/[;\n]/).map(keyOf).filter(Boolean))
}

function keyOf(words: string): string {
  return words.normalize('NFC').replace(/’/g, "'").replace(/:\s*$/, '').replace(/\s+/g, ' ').trim().toLowerCase()
}
