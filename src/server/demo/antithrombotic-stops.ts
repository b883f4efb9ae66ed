import { ANTITHROMBOTIC_DEFAULTS } from '#domain/readiness/antithrombotics';
import type { DemoPatient } from './patients.ts';

/** What the demo's physicians decide for one drug: as the drug table proposes. */
export interface DecidedStop {
  readonly drug: string;
  readonly decision: 'continue' | 'stop';
  readonly stopDays: number;
  readonly restartHours: number | null;
}

export function decisionsOf(patient: Pick<DemoPatient, 'antithrombotics'>): DecidedStop[] {
  return patient.antithrombotics.map(({ drug }) => {
    const proposed = ANTITHROMBOTIC_DEFAULTS.find((each) => each.drug === drug);
    if (proposed === undefined) throw new Error(`${drug} is not in the drug table.`);
    return {
      drug,
      decision: proposed.stopDays > 0 ? 'stop' : 'continue',
      stopDays: proposed.stopDays,
      restartHours: proposed.restartHours,
    };
  });
}

/** Only those that are stopped before a block. */
export function stopsOf(patient: Pick<DemoPatient, 'antithrombotics'>): DecidedStop[] {
  return decisionsOf(patient).filter(({ decision }) => decision === 'stop');
}
