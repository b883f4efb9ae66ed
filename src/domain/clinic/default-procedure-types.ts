import type { ProcedureType } from '#domain/clinic/clinic';

/** A procedure type before it belongs to a clinic; protocols find it by its short name. */
export type ProcedureTypeDefault = Omit<ProcedureType, 'id' | 'version'>;

const usual = {
  turnoverMinutes: 10,
  recoveryMinutes: 45,
  arriveBeforeMinutes: 30,
  sedation: false,
  lateralityNeeded: true,
  bleedingRisk: 'intermediate',
  active: true,
} as const;

/**
 * The procedures a clinic starts with; it can change every number, durations within 5 to 30
 * minutes. Sources: lumbar sympathetic block 10–30 min (clinical.md F [69]); turnover 5–15,
 * recovery 30–60, arrive-before 30–60 min (F); sympathetic blocks intermediate bleeding risk,
 * ASRA 2018 (B [18]); joint and medial branch blocks low risk in the same guideline.
 */
export function defaultProcedureTypes(): ProcedureTypeDefault[] {
  return [
    { ...usual, name: 'Lumbar sympathetic block', shortName: 'LSB', durationMinutes: 30 },
    {
      ...usual,
      name: 'Lumbar sympathetic block under sedation',
      shortName: 'LSB-S',
      durationMinutes: 30,
      recoveryMinutes: 60,
      arriveBeforeMinutes: 45,
      sedation: true,
    },
    { ...usual, name: 'Stellate ganglion block', shortName: 'SGB', durationMinutes: 20 },
    {
      ...usual,
      name: 'Lumbar epidural steroid injection',
      shortName: 'LESI',
      durationMinutes: 20,
      recoveryMinutes: 30,
      lateralityNeeded: false,
    },
    {
      ...usual,
      name: 'Medial branch block',
      shortName: 'MBB',
      durationMinutes: 25,
      recoveryMinutes: 30,
      bleedingRisk: 'low',
    },
    {
      ...usual,
      name: 'Sacroiliac joint injection',
      shortName: 'SIJ',
      durationMinutes: 15,
      turnoverMinutes: 5,
      recoveryMinutes: 30,
      bleedingRisk: 'low',
    },
  ];
}
