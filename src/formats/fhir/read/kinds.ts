import { clinicalImpression, familyMemberHistory, flag, riskAssessment } from './assessment.ts'
import { carePlan, careTeam, goal, nutritionOrder } from './care-plan.ts'
import { device, deviceUseStatement } from './device.ts'
import { diagnosticReport } from './diagnostic-report.ts'
import { composition, documentReference, media } from './document.ts'
import { imagingStudy } from './imaging-study.ts'
import type { Kind } from './kind.ts'
import { medicationAdministration, medicationDispense, medicationRequest, medicationStatement } from './medication.ts'
import { observation } from './observation.ts'
import { otherRequest, serviceRequest } from './order.ts'
import { anything, communication, consent, financial, specimen } from './paper.ts'
import { allergyIntolerance, condition } from './problem.ts'
import { immunization, procedure } from './procedure.ts'
import { questionnaireResponse } from './questionnaire-response.ts'
import { appointment, encounter, episodeOfCare } from './visit.ts'

const KINDS = new Map<string, Kind>(
  Object.entries({
    AllergyIntolerance: allergyIntolerance,
    Appointment: appointment,
    CarePlan: carePlan,
    CareTeam: careTeam,
    ChargeItem: financial,
    Claim: financial,
    ClaimResponse: financial,
    ClinicalImpression: clinicalImpression,
    Communication: communication,
    CommunicationRequest: otherRequest,
    Composition: composition,
    Condition: condition,
    Consent: consent,
    Coverage: financial,
    Device: device,
    DeviceRequest: otherRequest,
    DeviceUseStatement: deviceUseStatement,
    DiagnosticReport: diagnosticReport,
    DocumentManifest: documentReference,
    DocumentReference: documentReference,
    Encounter: encounter,
    EpisodeOfCare: episodeOfCare,
    ExplanationOfBenefit: financial,
    FamilyMemberHistory: familyMemberHistory,
    Flag: flag,
    Goal: goal,
    ImagingStudy: imagingStudy,
    Immunization: immunization,
    Invoice: financial,
    Media: media,
    MedicationAdministration: medicationAdministration,
    MedicationDispense: medicationDispense,
    MedicationRequest: medicationRequest,
    MedicationStatement: medicationStatement,
    NutritionOrder: nutritionOrder,
    Observation: observation,
    Procedure: procedure,
    QuestionnaireResponse: questionnaireResponse,
    RequestGroup: otherRequest,
    RiskAssessment: riskAssessment,
    ServiceRequest: serviceRequest,
    Specimen: specimen,
    SupplyRequest: otherRequest,
    Task: otherRequest,
    VisionPrescription: otherRequest,
  }),
)

/** How a type of resource is read; types without a kind of their own are read by R4's common patterns. */
export function kindOf(resourceType: string): Kind {
  return KINDS.get(resourceType) ?? anything
}
