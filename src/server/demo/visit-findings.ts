import type { TakenMeasurement } from '#domain/visit/measurements';
import type { Measurement } from '#domain/visit/visit';
import type { WriteRecord } from '#contract/visits';
import { pregnancyPossible } from '#domain/visit/day-case';
import type { Chance } from './chance.ts';
import type { PatientDay } from './checklist-answers.ts';
import { nrsAfter } from './effects.ts';
import { stopsOf } from './antithrombotic-stops.ts';
import type { VisitStory } from './visit-story.ts';

/** What the patient brings to the day. */
export function patientDay({ referral, course, effect, chance }: VisitStory): PatientDay {
  const { picture } = referral;
  const { patient } = picture;
  const own = chance.of('day');
  const systolic = own.between(118, 156);
  return {
    side: picture.side,
    sedated: course.placed.sedated,
    lastDoses: stopsOf(patient).map(
      ({ drug, stopDays }) => `${drug}, ${stopDays} days ago in the evening`,
    ),
    pregnancyPossible: pregnancyPossible(patient, course.placed.block.date),
    walksWithAid: own.percent(40),
    nrsAfter: nrsAfter(effect.nrsBefore, effect.relief['30-min']),
    pressure: { systolic, diastolic: Math.round(systolic * 0.6) + own.between(-4, 4) },
    phone: patient.phone,
  };
}

export function vitals(
  { pressure }: PatientDay,
  phase: Measurement['phase'],
  chance: Chance,
): TakenMeasurement[] {
  const off = phase === 'baseline' ? 0 : chance.between(-9, 3);
  return [
    { kind: 'systolic', value: pressure.systolic + off, side: null, phase },
    { kind: 'diastolic', value: pressure.diastolic + Math.round(off / 2), side: null, phase },
    { kind: 'pulse', value: chance.between(62, 92), side: null, phase },
    { kind: 'spo2', value: chance.between(95, 99), side: null, phase },
  ];
}

/** Legs as before the block, which is how nearly everybody goes home. */
export function legs({ walksWithAid }: PatientDay): TakenMeasurement[] {
  const phase = 'recovery';
  return [
    ...(['left', 'right'] as const).flatMap((side): TakenMeasurement[] => [
      { kind: 'leg-strength', value: 5, side, phase },
      { kind: 'leg-sensation', value: 2, side, phase },
    ]),
    { kind: 'walking', value: walksWithAid ? 1 : 2, side: null, phase },
  ];
}

/** Both soles; `share` of the block's warming has come by then. */
export function temperatures(
  { referral, effect, chance }: VisitStory,
  share: number,
  phase: Measurement['phase'],
): TakenMeasurement[] {
  const { side } = referral.picture;
  const own = chance.of('feet');
  const [left, right] = [own.between(255, 288), own.between(262, 292)];
  const warmed = (foot: 'left' | 'right'): number =>
    side === 'both' || side === foot ? effect.rise * share : 0.2 * share;
  const value = (baseline: number, foot: 'left' | 'right'): number =>
    Math.round(baseline + warmed(foot) * 10) / 10;
  return [
    { kind: 'skin-temperature', value: value(left, 'left'), side: 'left', phase },
    { kind: 'skin-temperature', value: value(right, 'right'), side: 'right', phase },
  ];
}

/** What the physician wrote of the block. */
export function recordOfBlock({ referral, effect, chance }: VisitStory): WriteRecord['record'] {
  const own = chance.of('record');
  const { side, levels } = referral.picture;
  const failed = effect.rise < 2;
  return {
    side,
    levels: [...levels],
    approach: 'Prone, posterolateral, fluoroscopy',
    needle: own.percent(80) ? '22G, 7 in' : '22G, 5 in',
    contrastMillilitres: own.pick([1, 1.5, 2]),
    spread: failed ? 'psoas' : own.percent(92) ? 'craniocaudal' : 'other',
    injectates: [
      { drug: 'Lidocaine', percent: 1, millilitres: 5 },
      { drug: 'Bupivacaine', percent: 0.25, millilitres: own.pick([10, 12, 15]) },
    ],
    fluoroscopySeconds: own.between(14, 78),
    complications: own.percent(5) ? 'Transient groin numbness, resolved before discharge.' : '',
    technicalSuccess: !failed,
  };
}
