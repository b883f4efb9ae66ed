import type { ChecklistItem, ChecklistKind } from '#domain/discharge/checklist';
import { LINK } from '#domain/discharge/link-ids';
import { painPoints } from '#domain/discharge/scores';
import type { Side } from '#domain/referral/laterality';

/** What a demo patient's day brings to the items of a checklist. */
export interface PatientDay {
  readonly side: Side;
  readonly sedated: boolean;
  /** Antithrombotics that are stopped, as the patient says when they were last taken. */
  readonly lastDoses: readonly string[];
  readonly pregnancyPossible: boolean;
  readonly walksWithAid: boolean;
  readonly nrsAfter: number;
  readonly pressure: { readonly systolic: number; readonly diastolic: number };
  readonly phone: string;
}

export interface GivenAnswer {
  readonly linkId: string;
  readonly value: boolean | number | string;
  readonly reason: string | null;
}

/** The usual answers of a day on which all goes well, for the items that are asked. */
export function usualAnswers(
  kind: ChecklistKind,
  items: readonly ChecklistItem[],
  day: PatientDay,
): GivenAnswer[] {
  return items.flatMap((item): GivenAnswer[] => {
    if (!isAsked(item, day)) return [];
    const value = usualValue(kind, item, day);
    return value === null ? [] : [{ linkId: item.linkId, value, reason: null }];
  });
}

function isAsked({ asked }: ChecklistItem, day: PatientDay): boolean {
  switch (asked) {
    case 'always':
    case 'sided':
      return true;
    case 'sedated':
      return day.sedated;
    case 'antithrombotics-stopped':
      return day.lastDoses.length > 0;
    case 'pregnancy-possible':
      return day.pregnancyPossible;
  }
}

/** `null`: left open, which only an item that is not mandatory may be. */
function usualValue(
  kind: ChecklistKind,
  item: ChecklistItem,
  day: PatientDay,
): GivenAnswer['value'] | null {
  const special = SPECIAL[item.linkId]?.(day);
  if (special !== undefined) return special;
  switch (item.type) {
    case 'yes-no':
      return true;
    case 'side':
      return day.side;
    case 'choice':
      return item.options[0]?.value ?? null;
    case 'number':
      return item.min;
    case 'text':
      return item.mandatory ? `See ${kind} note` : null;
  }
}

const SPECIAL: Readonly<Record<string, ((day: PatientDay) => GivenAnswer['value']) | undefined>> = {
  'last-dose-at': ({ lastDoses }) => lastDoses.join('; '),
  'baseline-walking': ({ walksWithAid }) => (walksWithAid ? 'aided' : 'unaided'),
  'mpadss-pain': ({ nrsAfter }) => String(painPoints(nrsAfter)),
  [LINK.lyingSystolic]: ({ pressure }) => pressure.systolic,
  [LINK.lyingDiastolic]: ({ pressure }) => pressure.diastolic,
  [LINK.standingSystolic]: ({ pressure }) => pressure.systolic - 6,
  [LINK.standingDiastolic]: ({ pressure }) => pressure.diastolic - 2,
  'call-number': ({ phone }) => phone,
};
