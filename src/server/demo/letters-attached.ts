import { addMinutes, clinicDateOf } from '#domain/time/instant';
import { attachLetter } from '../referrals/attachments.ts';
import { lookAtFile } from '../referrals/look-at-file.ts';
import type { DemoCalendar } from './calendar.ts';
import { idOf } from './demo-world.ts';
import type { Happening } from './happening.ts';
import { painDrawing } from './pain-drawing.ts';
import type { PlannedReferral } from './plan-types.ts';
import { referralLetter } from './referral-letter.ts';
import type { StaffKey } from './staff.ts';

/** The desk attaches what came by post, just after it typed the referral from it. */
export function lettersOf(
  { key, picture, receivedAt, letters }: PlannedReferral,
  calendar: DemoCalendar,
  desk: StaffKey,
): Happening[] {
  const files = {
    letter: () => ({
      name: `Letter ${picture.referrer.name}.pdf`,
      content: referralLetter(picture, clinicDateOf(receivedAt, calendar.zone)),
    }),
    'pain-drawing': () => ({ name: 'Pain drawing.png', content: painDrawing(picture.side) }),
  };
  return letters.map((kind, index) => ({
    at: addMinutes(receivedAt, 3 + index),
    by: desk,
    what: `${kind} of ${key}`,
    async does(tx, world) {
      const { name, content } = files[kind]();
      const file = await lookAtFile(name, content);
      return attachLetter(tx, { referralId: idOf(world.referrals, key), file, content });
    },
  }));
}
