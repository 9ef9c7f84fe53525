import { addClinicalFacts, mapAdt } from './adt.ts'
import { mapAppointment } from './appointments.ts'
import { mapDocument } from './documents.ts'
import { allNamed, patientGroups, withNotes } from './groups.ts'
import { mapImmunizations } from './immunizations.ts'
import { type Mapping, warn } from './mapping.ts'
import { mapMedicines } from './medicines.ts'
import { mapOrders } from './orders.ts'
import { addPatient } from './patient.ts'
import { addProblem } from './problems.ts'
import { mapReferral } from './referrals.ts'
import { addResults } from './results/add-results.ts'

/** How each type of message is mapped, by MSH-9.1. */
export const FAMILIES: Readonly<Record<string, (mapping: Mapping) => void>> = {
  ADT: mapAdt,
  BAR: mapBilling,
  DFT: mapBilling,
  MDM: mapDocument,
  OMG: mapOrders,
  OMI: mapOrders,
  OML: mapOrders,
  OMP: mapMedicines,
  ORM: mapOrders,
  ORU: mapResults,
  OUL: mapResults,
  PPR: mapProblems,
  RDE: mapMedicines,
  RDS: mapMedicines,
  REF: mapReferral,
  SIU: mapAppointment,
  VXU: mapImmunizations,
}

/** Types that are about nobody, or about money, machines and questions: kept, and read no further. */
export const NOT_FOR_A_RECORD: ReadonlySet<string> = new Set(
  'ACK ADR BPS BRP BRT BTS CRM CSU EAC EAN EAR EHC ESR ESU INR INU LSR LSU MCF MDR MFD MFK MFN MFQ MFR NMD NMQ NMR OMB OMD OMN OMS OPL OPR OPU ORA ORB ORD ORF ORG ORI ORL ORN ORP ORR ORS OSQ OSR PEX PGL PMU PTR QBP QCK QCN QRF QRY QSB QSX QVR RAR RAS RDR RDY RER RGR RGV ROR RPA RPI RPL RPR RQA RQC RQI RQP RRA RRD RRE RRG RRI RSP RTB SCN SDN SDR SMD SQM SQR SRM SRR STC STI SUR TBR TCR TCU UDM VXQ VXR VXX'.split(
    ' ',
  ),
)

function mapResults(mapping: Mapping): void {
  for (const { pid, segments } of patientGroups(mapping.message.segments).groups) {
    const subject = addPatient(mapping, pid, segments)
    if (subject) addResults(mapping, subject, segments)
  }
}

/** PPR (PC1 to PC3): the problem list. */
function mapProblems(mapping: Mapping): void {
  for (const { pid, segments } of patientGroups(mapping.message.segments).groups) {
    const subject = addPatient(mapping, pid, segments)
    if (!subject) continue
    for (const [prb, notes] of withNotes(segments, 'PRB')) addProblem(mapping, subject, prb, notes)
  }
}

/** DFT and BAR: what was diagnosed and done; charges and insurance stay where they are. */
function mapBilling(mapping: Mapping): void {
  for (const { pid, segments } of patientGroups(mapping.message.segments).groups) {
    const subject = addPatient(mapping, pid, segments)
    if (subject)
      addClinicalFacts(
        mapping,
        subject,
        segments.filter(({ name }) => name !== 'OBX'),
      )
  }
  if (allNamed(mapping.message.segments, 'FT1').length > 0) {
    const what = 'Charges (FT1) are no part of a record; they were left out.'
    warn(mapping, 'FT1', null, { code: 200, what, mend: 'Nothing needs to be done.' })
  }
}
