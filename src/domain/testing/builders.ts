import type { Booking } from '#domain/booking/booking';
import type { Bay, Clinic, Physician, ProcedureType, Room, Session } from '#domain/clinic/clinic';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import type { SessionTemplate } from '#domain/clinic/session-template';
import type { Patient } from '#domain/clinic/patient';
import type { Stamp } from '#domain/people/stamp';
import type { Referral } from '#domain/referral/referral';
import type { Protocol, Series } from '#domain/series/series';

/** Builders for specs: a complete, ordinary thing, with what matters to the case overridden. */
export const aStamp = (over: Partial<Stamp> = {}): Stamp => ({
  by: 'person-1',
  byName: 'Maya Lindqvist',
  at: '2026-09-14T08:00:00.000Z',
  ...over,
});

const OPEN = { start: 480, end: 1080 };

export const aClinic = (over: Partial<Clinic> = {}): Clinic => ({
  id: 'clinic-1',
  version: 1,
  name: 'Harbour Pain Clinic',
  zone: 'Europe/London',
  openingHours: { 1: OPEN, 2: OPEN, 3: OPEN, 4: OPEN, 5: OPEN },
  rules: DEFAULT_CLINIC_RULES,
  phone: '0161 496 0100',
  emergencyPhone: '0161 496 0199',
  proposedRules: null,
  ...over,
});

export const aRoom = (over: Partial<Room> = {}): Room => ({
  id: 'room-1',
  version: 1,
  kind: 'room',
  name: 'Room 1',
  shortName: 'R1',
  activeFrom: '2026-01-01',
  activeTo: null,
  ...over,
});

export const aPhysician = (over: Partial<Physician> = {}): Physician => ({
  id: 'physician-1',
  version: 1,
  kind: 'physician',
  name: 'Dr Ines Okonjo',
  shortName: 'OKO',
  activeFrom: '2026-01-01',
  activeTo: null,
  ...over,
});

export const aBay = (over: Partial<Bay> = {}): Bay => ({
  id: 'bay-1',
  version: 1,
  kind: 'bay',
  name: 'Bay 1',
  shortName: 'B1',
  activeFrom: '2026-01-01',
  activeTo: null,
  staffed: { 1: OPEN, 2: OPEN, 3: OPEN, 4: OPEN, 5: OPEN },
  ...over,
});

export const aProcedureType = (over: Partial<ProcedureType> = {}): ProcedureType => ({
  id: 'type-lsb',
  version: 1,
  name: 'Lumbar sympathetic block',
  shortName: 'LSB',
  durationMinutes: 30,
  turnoverMinutes: 10,
  recoveryMinutes: 45,
  arriveBeforeMinutes: 30,
  sedation: false,
  lateralityNeeded: true,
  bleedingRisk: 'intermediate',
  active: true,
  ...over,
});

/** A Monday session of physician-1 in room-1, 08:30 to 12:30. */
export const aSession = (over: Partial<Session> = {}): Session => ({
  id: 'session-1',
  version: 1,
  physicianId: 'physician-1',
  roomId: 'room-1',
  date: '2026-09-14',
  minutes: { start: 510, end: 750 },
  procedureTypeIds: [],
  maxCases: null,
  maxSedationCases: null,
  ...over,
});

/** Every second Monday of physician-1 in room-1, 08:30 to 12:30, open-ended. */
export const aSessionTemplate = (over: Partial<SessionTemplate> = {}): SessionTemplate => ({
  id: 'template-1',
  version: 1,
  physicianId: 'physician-1',
  roomId: 'room-1',
  weekday: 1,
  everyWeeks: 2,
  from: '2026-09-14',
  until: null,
  minutes: { start: 510, end: 750 },
  procedureTypeIds: [],
  maxCases: null,
  maxSedationCases: null,
  dropped: [],
  ...over,
});

export const aPatient = (over: Partial<Patient> = {}): Patient => ({
  id: 'patient-1',
  version: 1,
  mrn: 'GA-000001',
  familyName: 'Okafor',
  givenName: 'Grace',
  birthDate: '1974-03-02',
  sex: 'female',
  phone: '01632 960101',
  email: null,
  language: 'en',
  interpreterNeeded: false,
  weightKg: 68,
  allergies: [],
  drugs: [],
  diabetes: false,
  renalImpairment: 'no',
  mobility: 'walks',
  escort: null,
  shortNotice: false,
  unavailable: [],
  ...over,
});

/** Complete, just received, CRPS I of the left leg. */
export const aReferral = (over: Partial<Referral> = {}): Referral => ({
  id: 'referral-1',
  version: 1,
  patientId: 'patient-1',
  source: { kind: 'entered', sender: 'Maya Lindqvist', identifier: null, messageId: null },
  receivedAt: '2026-09-07T08:00:00.000Z',
  referrer: 'Dr Tom Hale, Orthopaedics',
  requested: 'Lumbar sympathetic block, left',
  diagnosis: { code: 'G90.522', text: 'Complex regional pain syndrome I of left lower limb' },
  procedureTypeId: 'type-lsb',
  side: 'left',
  levels: ['L3'],
  urgency: 'urgent',
  decision: 'received',
  steps: [],
  pauses: [],
  baselineNrs: 7,
  history: '',
  treatmentsTried: 'Physiotherapy, gabapentin',
  budapest: null,
  baselineFunction: null,
  onsetOn: '2026-01-12',
  trigger: 'Ankle fracture',
  investigations: [],
  previousBlocks: [],
  treatments: [],
  preferredPhysicianId: null,
  redFlags: [],
  questions: [],
  authorisation: null,
  readiness: [],
  antithrombotics: [],
  reminders: [],
  superseded: [],
  attachments: [],
  bookingsStanding: 0,
  nextBlockOn: null,
  seriesId: null,
  endedAt: null,
  duplicates: [],
  mergedInto: null,
  merged: [],
  ...over,
});

/** Monday 14 September 2026, 09:30–10:00, left, booked. */
export const aBooking = (over: Partial<Booking> = {}): Booking => ({
  id: 'booking-1',
  version: 1,
  patientId: 'patient-1',
  referralId: 'referral-1',
  procedureTypeId: 'type-lsb',
  side: 'left',
  levels: ['L3'],
  date: '2026-09-14',
  start: 570,
  durationMinutes: 30,
  turnoverMinutes: 10,
  recoveryMinutes: 45,
  arriveBeforeMinutes: 30,
  sedation: false,
  physicianId: 'physician-1',
  roomId: 'room-1',
  bayId: 'bay-1',
  seriesId: null,
  blockIndex: null,
  status: 'booked',
  cancelled: null,
  overrules: [],
  told: null,
  ...over,
});

export const aProtocol = (over: Partial<Protocol> = {}): Protocol => ({
  id: 'protocol-lsb',
  version: 1,
  name: 'Lumbar sympathetic series',
  procedureTypeId: 'type-lsb',
  blocks: 3,
  minimumDays: 7,
  usualDays: 14,
  maximumDays: 28,
  yearlyCap: 6,
  continueReliefPercent: 50,
  source: 'clinical.md E',
  ...over,
});

export const aSeries = (over: Partial<Series> = {}): Series => ({
  id: 'series-1',
  version: 1,
  patientId: 'patient-1',
  referralId: 'referral-1',
  protocol: aProtocol(),
  side: 'left',
  plannedBlocks: 3,
  preferredPhysicianId: null,
  preferredWeekdays: [],
  responses: [],
  decisions: [],
  paused: null,
  ended: null,
  ...over,
});
