import type { ClinicRules } from '#domain/clinic/clinic';

/**
 * The defaults a clinic starts with; each can be changed.
 * Sources: urgency targets IASP and the NHS 18-week standard (clinical.md A); MPADSS ≥ 9 (D, 49);
 * calls after 24 h and 72 h (D, 54 and 52);
 * plantar rise ≥ 2 °C, Park 2010 (C, 44), with the difference of the sides (van Eijs 2012, 1.5 °C,
 * C, 45) only where a clinic asks for it; both feet at 5, 10, 15, 20 and 30 min (C); pain ≥ 50 % less
 * is sympathetically maintained, 30–49 % in part (Samen 2022, C, 48); vital signs every 5 min sedated,
 * then every 15 (D, not confirmed), scored again every 30 (D, 54); observation 30 min (D, 31); dose
 * limits from the labels by a secondary source (B, 35), the lower value where a range is given for a
 * cap. Ropivacaine gains nothing from adrenaline.
 */
export const DEFAULT_CLINIC_RULES: ClinicRules = {
  urgencyTargetDays: { 'most-urgent': 7, urgent: 30, routine: 56, 'rtt-18-weeks': 126 },
  triageWithinDays: 2,
  tellPatientDaysBefore: 3,
  holdMinutes: 3,
  observationMinutes: 30,
  dischargeScore: 9,
  temperatureRise: 2,
  sideDifference: 0,
  temperatureMinutes: [5, 10, 15, 20, 30],
  maintainedRelief: 50,
  partialRelief: 30,
  sedatedVitalsMinutes: 5,
  vitalsMinutes: 15,
  rescoreMinutes: 30,
  followUpHours: 24,
  secondFollowUpHours: 72,
  doseLimits: {
    lidocaine: { plain: { mgPerKg: 4.5, mg: 300 }, withAdrenaline: { mgPerKg: 7, mg: 500 } },
    bupivacaine: { plain: { mgPerKg: 2.5, mg: 175 }, withAdrenaline: { mgPerKg: 2.5, mg: 225 } },
    ropivacaine: { plain: { mgPerKg: 3, mg: 200 }, withAdrenaline: { mgPerKg: 3, mg: 200 } },
  },
  reminderLadder: { remindAfterDays: [7, 14], phoneAfterDays: 21, decideAfterDays: 28 },
};
