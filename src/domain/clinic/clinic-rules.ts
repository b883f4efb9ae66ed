import type { ClinicRules } from '#domain/clinic/clinic';

/**
 * The defaults a clinic starts with; each can be changed.
 * Sources: urgency targets IASP and the NHS 18-week standard (clinical.md A); MPADSS ≥ 9 (D, 49);
 * plantar rise ≥ 2 °C, Park 2010 (C, 44); observation 30 min (D, 31).
 */
export const DEFAULT_CLINIC_RULES: ClinicRules = {
  urgencyTargetDays: { 'most-urgent': 7, urgent: 30, routine: 56, 'rtt-18-weeks': 126 },
  triageWithinDays: 2,
  tellPatientDaysBefore: 3,
  holdMinutes: 3,
  observationMinutes: 30,
  dischargeScore: 9,
  temperatureRise: 2,
  reminderLadder: { remindAfterDays: [7, 14], phoneAfterDays: 21, decideAfterDays: 28 },
};
