import { answerTo, type AnswerValue } from '#domain/discharge/checklist';
import { groinSign, isOrthostatic, orthostaticDrop } from '#domain/discharge/discharge-blockers';
import { BASELINE, LINK } from '#domain/discharge/link-ids';
import { fallenSigns } from '#domain/visit/baseline';
import { checklistOf, type DayCase } from '#domain/visit/day-case';

/** What stops a patient after a lumbar sympathetic block whatever the score says. */
export const HOME_STOPS = ['legs', 'stand', 'orthostatic', 'walk', 'site', 'groin'] as const;
export type HomeStopKind = (typeof HOME_STOPS)[number];

export interface HomeStop {
  readonly stop: HomeStopKind;
  /** The item of the discharge checklist that asks for it. */
  readonly linkId: string;
  readonly standing: 'clear' | 'holds' | 'open';
}

/**
 * The stops beyond any score (clinical.md D): leg strength and sensation, the stand test, the drop of
 * pressure on standing, walking, the site, groin and thigh. `open` until somebody has looked.
 * `dischargeBlockers` holds the patient by the same facts; this says them one by one.
 */
export function homeStops(day: DayCase): HomeStop[] {
  const discharge = checklistOf(day, 'discharge');
  const fallen = fallenSigns(day).map(({ kind }) => kind);
  const saidOf = (linkId: string): AnswerValue | undefined =>
    discharge && answerTo(discharge, linkId)?.value;
  const confirmed = (linkId: string, falls = false): HomeStop['standing'] => {
    const said = saidOf(linkId);
    if (falls || (said !== undefined && said !== true)) return 'holds';
    return said === undefined ? 'open' : 'clear';
  };
  const drop = discharge === undefined ? null : orthostaticDrop(discharge);
  const groin = saidOf(BASELINE.groin);
  return [
    {
      stop: 'legs',
      linkId: LINK.legsBack,
      standing: confirmed(
        LINK.legsBack,
        fallen.some((kind) => kind !== 'walking'),
      ),
    },
    { stop: 'stand', linkId: LINK.steady, standing: confirmed(LINK.steady) },
    {
      stop: 'orthostatic',
      linkId: LINK.lyingSystolic,
      standing: drop === null ? 'open' : isOrthostatic(drop) ? 'holds' : 'clear',
    },
    {
      stop: 'walk',
      linkId: LINK.walks,
      standing: confirmed(LINK.walks, fallen.includes('walking')),
    },
    { stop: 'site', linkId: LINK.noBleeding, standing: confirmed(LINK.noBleeding) },
    {
      stop: 'groin',
      linkId: BASELINE.groin,
      standing:
        discharge !== undefined && groinSign(discharge) !== null
          ? 'holds'
          : groin === undefined
            ? 'open'
            : 'clear',
    },
  ];
}
