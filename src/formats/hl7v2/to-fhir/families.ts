import { mapAdt } from './adt.ts'
import { patientGroups } from './groups.ts'
import type { Mapping } from './mapping.ts'
import { addPatient } from './patient.ts'
import { addResults } from './results/add-results.ts'

/** How each type of message is mapped, by MSH-9.1. */
export const FAMILIES: Readonly<Record<string, (mapping: Mapping) => void>> = {
  ADT: mapAdt,
  ORU: mapResults,
  OUL: mapResults,
}

/** Types that are about nobody, or about money and machines: kept, and read no further. */
export const NOT_FOR_A_RECORD: ReadonlySet<string> = new Set(
  'ACK ADR BPS BRP BRT BTS CRM CSU EAC EAN EAR EHC ESR ESU INR INU LSR LSU MCF MDR MFD MFK MFN MFQ MFR NMD NMQ NMR OMS OMN OPL OPR OPU ORA ORB ORD ORF ORG ORI ORL ORN ORP ORR ORS OSQ OSR PEX PMU PTR QBP QCK QCN QRF QRY QSB QSX QVR RAR RDR RDY RER RGR ROR RPA RPI RPL RPR RQA RQC RQI RQP RRA RRD RRE RRG RRI RSP RTB SCN SDN SDR SMD SQM SQR SRM SRR STC STI SUR TBR TCR TCU UDM VXQ VXR VXX'.split(
    ' ',
  ),
)

function mapResults(mapping: Mapping): void {
  for (const { pid, segments } of patientGroups(mapping.message.segments).groups) {
    const subject = addPatient(mapping, pid, segments)
    if (subject) addResults(mapping, subject, segments)
  }
}
