import type { ChecklistTemplate } from '#domain/discharge/checklist';
import { choice, confirm, points, pressure, side, text } from '#domain/discharge/item-builders';
import { BASELINE, LINK } from '#domain/discharge/link-ids';

/** A template before a clinic has it: the clinic gives the id, the first version is 1. */
export type DefaultTemplate = Omit<ChecklistTemplate, 'id' | 'version' | 'published'>;

/**
 * The checklists a new clinic starts with, for every procedure type. Each statement is worded so
 * that "yes" is the wished answer.
 */
export function defaultChecklistTemplates(): DefaultTemplate[] {
  return [PRE_PROCEDURE, TIME_OUT, SIGN_OUT, RECOVERY, DISCHARGE];
}

/**
 * WHO sign in and Universal Protocol (clinical.md B [32, 33]); gates: infection [24, 25],
 * pregnancy [26], fasting under sedation ASA [29], escort [28, 30]; last dose at check-in (B, rules).
 * Baseline legs and walking, because discharge is compared with them (D [31]).
 */
const PRE_PROCEDURE: DefaultTemplate = {
  kind: 'pre-procedure',
  title: 'Before the procedure',
  procedureTypeIds: [],
  items: [
    confirm(LINK.identity, 'Name and date of birth said by the patient match the record'),
    confirm(LINK.consent, 'Consent is signed for this procedure'),
    side(LINK.consentSide, 'Side on the consent form'),
    confirm(LINK.siteMarked, 'Site is marked and the mark is visible'),
    side(LINK.markedSide, 'Side of the mark on the skin'),
    confirm('allergies', 'Allergies are checked: local anaesthetic, contrast, latex'),
    confirm(LINK.lastDose, 'Last antithrombotic dose was taken as planned, not later', {
      asked: 'antithrombotics-stopped',
    }),
    text('last-dose-at', 'Last dose: drug, day and time', {
      asked: 'antithrombotics-stopped',
      mandatory: true,
    }),
    confirm(LINK.infection, 'Free of fever, infection and antibiotics'),
    confirm(LINK.pregnancy, 'Pregnancy is ruled out', {
      asked: 'pregnancy-possible',
      notApplicable: true,
    }),
    confirm(LINK.fasting, 'Fasted: clear fluid 2 h, light meal 6 h, fatty meal 8 h', {
      asked: 'sedated',
    }),
    confirm(LINK.escort, 'Escort is arranged, and nobody drives home alone', {
      notApplicable: true,
    }),
    choice('baseline-legs', 'Leg strength and sensation now', [
      { value: 'full', label: 'Full' },
      { value: 'reduced', label: 'Reduced' },
    ]),
    text('baseline-legs-note', 'What is reduced, and where'),
    choice('baseline-walking', 'Walking now', [
      { value: 'unaided', label: 'Unaided' },
      { value: 'aided', label: 'With an aid' },
      { value: 'not', label: 'Not walking' },
    ]),
  ],
};

/** Time out immediately before the needle (clinical.md B [32, 33]); lipid in the room [36]. */
const TIME_OUT: DefaultTemplate = {
  kind: 'time-out',
  title: 'Time-out',
  procedureTypeIds: [],
  items: [
    confirm('team', 'Everybody in the room has stopped and takes part'),
    confirm(LINK.timeOutConfirmed, 'Patient, procedure and position are confirmed aloud'),
    side(LINK.timeOutSide, 'Side said aloud, with the mark visible after draping'),
    confirm('imaging', 'The imaging shown is this patient’s', { notApplicable: true }),
    confirm('allergies-aloud', 'Allergies and antithrombotics are said aloud'),
    confirm('sterility', 'Sterility is confirmed'),
    confirm('resuscitation', 'Lipid emulsion 20 % and resuscitation equipment are in the room'),
    text('concerns', 'Concerns'),
    confirm(LINK.start, 'The procedure may start'),
  ],
};

/** WHO sign out (clinical.md B [32]). */
const SIGN_OUT: DefaultTemplate = {
  kind: 'sign-out',
  title: 'Sign-out',
  procedureTypeIds: [],
  items: [
    confirm('said-and-recorded', 'Procedure, side and level are said aloud and recorded'),
    confirm('counts', 'Needles and sharps are counted and complete'),
    confirm('equipment', 'Equipment worked without problems'),
    text('recovery-concerns', 'What recovery must watch'),
  ],
};

/** MPADSS (clinical.md D [49, 54]) and, after sedation, Aldrete [51]. */
const RECOVERY: DefaultTemplate = {
  kind: 'recovery',
  title: 'Recovery',
  procedureTypeIds: [],
  items: [
    points('mpadss-vitals', 'Blood pressure and pulse against baseline', [
      'Within 20 %',
      '20–40 % off',
      'More than 40 % off',
    ]),
    points('mpadss-ambulation', 'Walking', [
      'Steady, as before',
      'With assistance',
      'Not, or dizzy',
    ]),
    points('mpadss-nausea', 'Nausea', ['Minimal', 'Moderate', 'Severe']),
    points('mpadss-pain', 'Pain', ['NRS 0–3', 'NRS 4–6', 'NRS 7–10']),
    points('mpadss-bleeding', 'Bleeding', ['Minimal', 'Moderate', 'Severe']),
    points('aldrete-activity', 'Moves on request', ['Four limbs', 'Two limbs', 'None'], {
      asked: 'sedated',
    }),
    points('aldrete-respiration', 'Breathing', ['Deep, coughs', 'Shallow or laboured', 'Apnoea'], {
      asked: 'sedated',
    }),
    points(
      'aldrete-circulation',
      'Blood pressure against baseline',
      ['Within 20 %', '20–50 % off', 'More than 50 % off'],
      { asked: 'sedated' },
    ),
    points(
      'aldrete-consciousness',
      'Consciousness',
      ['Fully awake', 'Wakes when called', 'Does not respond'],
      { asked: 'sedated' },
    ),
    points(
      'aldrete-oxygen',
      'Oxygen saturation',
      ['Over 92 % on air', 'Needs oxygen for 90 %', 'Under 90 % with oxygen'],
      { asked: 'sedated' },
    ),
  ],
};

/**
 * The stops beyond any score after a lumbar sympathetic block (clinical.md D): legs, standing and
 * walking [31], orthostatic drop, LAST [36], site and retroperitoneal bleeding [52], groin or thigh
 * numbness (genitofemoral [42]), instructions and antithrombotic restart.
 */
const DISCHARGE: DefaultTemplate = {
  kind: 'discharge',
  title: 'Going home',
  procedureTypeIds: [],
  items: [
    confirm(LINK.airway, 'Airway, breathing and consciousness are normal'),
    confirm(LINK.stable, 'Blood pressure and pulse are stable'),
    confirm(LINK.noToxicity, 'Free of mouth tingling, ringing ears, twitching and confusion'),
    confirm(LINK.noBleeding, 'Site is dry, and there is no new back or flank pain'),
    confirm(LINK.legsBack, 'Leg strength and sensation are as before the block'),
    pressure(LINK.lyingSystolic, 'Lying: systolic', 40, 300),
    pressure(LINK.lyingDiastolic, 'Lying: diastolic', 20, 200),
    pressure(LINK.standingSystolic, 'Standing: systolic', 40, 300),
    pressure(LINK.standingDiastolic, 'Standing: diastolic', 20, 200),
    confirm(LINK.steady, 'Stands steady, without dizziness'),
    confirm(LINK.walks, 'Walks as before, without new weakness'),
    choice(BASELINE.groin, 'Groin and thigh', [
      { value: 'normal', label: 'Normal' },
      { value: 'numb', label: 'Numb' },
      { value: 'burning', label: 'Burning' },
    ]),
    confirm(
      LINK.instructions,
      'Instructions, emergency number and pain diary are given and understood',
    ),
    confirm(LINK.restart, 'Antithrombotic restart is told and written down', {
      asked: 'antithrombotics-stopped',
    }),
    confirm(LINK.escortHere, 'Escort is here'),
    text('call-number', 'Number for the call after 24 h'),
  ],
};
