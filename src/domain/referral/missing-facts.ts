import type { ProcedureType } from '#domain/clinic/clinic';
import type { Patient } from '#domain/clinic/patient';
import type { MissingFact, Referral } from '#domain/referral/referral';

type ReferralFacts = Pick<
  Referral,
  'diagnosis' | 'procedureTypeId' | 'side' | 'urgency' | 'baselineNrs'
>;
type PatientFacts = Pick<Patient, 'familyName' | 'givenName' | 'birthDate' | 'phone'>;

/** Who it is and what is to be done where: without these no physician can accept. */
export const NEEDED_TO_ACCEPT: readonly MissingFact[] = [
  'patient-name',
  'birth-date',
  'diagnosis',
  'procedure',
  'side',
  'urgency',
];

/**
 * What a referral lacks, hardest first. The side counts as missing until a procedure that needs
 * none has been chosen.
 */
export function missingFacts(
  referral: ReferralFacts,
  patient: PatientFacts,
  procedureType: Pick<ProcedureType, 'lateralityNeeded'> | null,
): MissingFact[] {
  const { diagnosis } = referral;
  const missing: Record<MissingFact, boolean> = {
    'patient-name': patient.familyName === '' && patient.givenName === '',
    'birth-date': patient.birthDate === null,
    diagnosis: diagnosis === null || (diagnosis.code === null && diagnosis.text === ''),
    procedure: referral.procedureTypeId === null,
    side: referral.side === null && (procedureType?.lateralityNeeded ?? true),
    urgency: referral.urgency === null,
    phone: patient.phone === null,
    'diagnosis-code': diagnosis !== null && diagnosis.code === null && diagnosis.text !== '',
    'baseline-nrs': referral.baselineNrs === null,
  };
  return FACTS.filter((fact) => missing[fact]);
}

/** Only what keeps a physician from accepting. */
export function missingToAccept(
  referral: ReferralFacts,
  patient: PatientFacts,
  procedureType: Pick<ProcedureType, 'lateralityNeeded'> | null,
): MissingFact[] {
  return missingFacts(referral, patient, procedureType).filter((fact) =>
    NEEDED_TO_ACCEPT.includes(fact),
  );
}

const FACTS: readonly MissingFact[] = [
  ...NEEDED_TO_ACCEPT,
  'phone',
  'diagnosis-code',
  'baseline-nrs',
];
