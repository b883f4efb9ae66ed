import type { ChecklistKind } from '#domain/discharge/checklist';
import { LINK } from '#domain/discharge/link-ids';
import type { Instant } from '#domain/time/instant';
import { fillInChecklist } from '../discharge/fill-in-checklist.ts';
import { usualAnswers, type PatientDay } from './checklist-answers.ts';
import { idOf, templateOf } from './demo-world.ts';
import type { Happening } from './happening.ts';
import type { StaffKey } from './staff.ts';

/** A checklist gone through item by item, with the answers of a day on which all goes well. */
export function fillChecklist(
  blockKey: string,
  kind: ChecklistKind,
  day: PatientDay,
  at: Instant,
  by: StaffKey,
): Happening {
  return {
    at,
    by,
    what: `${kind} checklist of ${blockKey}`,
    does: (tx, world) => {
      const answers = usualAnswers(kind, templateOf(world, kind).items, day);
      return fillInChecklist(tx, {
        bookingId: idOf(world.bookings, blockKey),
        kind,
        // "The procedure may start" is said last, once everything else is.
        answers: [
          ...answers.filter(({ linkId }) => linkId !== LINK.start),
          ...answers.filter(({ linkId }) => linkId === LINK.start),
        ],
      });
    },
  };
}
