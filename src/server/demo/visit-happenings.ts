import type { ChecklistKind } from '#domain/discharge/checklist';
import type { TakenMeasurement } from '#domain/visit/measurements';
import type { StampedStep } from '#domain/visit/visit';
import type { Instant } from '#domain/time/instant';
import type { Minute } from '#domain/time/minutes';
import { recordMeasurements } from '../visits/record-measurements.ts';
import { recordStep } from '../visits/record-step.ts';
import { signRecord } from '../visits/sign-record.ts';
import { writeProcedureRecord } from '../visits/write-record.ts';
import { callHappenings } from './call-happenings.ts';
import { nrsAfter } from './effects.ts';
import type { Happening } from './happening.ts';
import { idOf, versionOf } from './demo-world.ts';
import type { PatientDay } from './checklist-answers.ts';
import { fillChecklist } from './checklist-happenings.ts';
import { physicianKey, type StaffKey } from './staff.ts';
import type { VisitStory } from './visit-story.ts';
import { legs, patientDay, recordOfBlock, temperatures, vitals } from './visit-findings.ts';

/** What was written down on the day of one block, from the door to the door. */
export function visitHappenings(story: VisitStory): Happening[] {
  const { course, effect, calendar, chance } = story;
  const { block } = course.placed;
  const physician = physicianKey(course.placed.physician);
  const nurse: StaffKey = chance.pick(['nurse-1', 'nurse-2', 'nurse-3']);
  const desk: StaffKey = chance.pick(['coordinator-1', 'coordinator-2']);
  const day = patientDay(story);
  const at = (minute: Minute): Instant => calendar.at(block.date, minute);
  const step = (
    minute: Minute,
    by: StaffKey,
    name: StampedStep,
    reason: string | null = null,
    overrules: { blocker: string; reason: string }[] = [],
  ): Happening => ({
    at: at(minute),
    by,
    what: `${name} of ${block.key}`,
    async does(tx, world) {
      const bookingId = idOf(world.bookings, block.key);
      const version = await versionOf(tx, 'visit', bookingId);
      return recordStep(tx, { bookingId, version, step: name, reason, overrules });
    },
  });
  const measure = (minute: Minute, measurements: TakenMeasurement[]): Happening => ({
    at: at(minute),
    by: nurse,
    what: `measurements of ${block.key}`,
    does: (tx, world) =>
      recordMeasurements(tx, {
        bookingId: idOf(world.bookings, block.key),
        measurements: measurements.map((taken) => ({ ...taken })),
      }),
  });
  const fill = (minute: Minute, kind: ChecklistKind): Happening =>
    fillChecklist(block.key, kind, day, at(minute), nurse);

  const { mishap } = block;
  if (mishap?.kind === 'no-show')
    return [step(course.placed.start + 25, desk, 'no-show', mishap.reason)];
  const arrival = step(course.arrived, desk, 'arrived');
  if (mishap?.kind === 'cancelled-on-the-day')
    return [arrival, step(course.checked, physician, 'cancelled-on-the-day', mishap.reason)];

  const before = [
    arrival,
    measure(course.checked, [
      { kind: 'nrs', value: effect.nrsBefore, side: null, phase: 'baseline' },
      ...vitals(day, 'baseline', chance),
      ...temperatures(story, 0, 'baseline'),
    ]),
    fill(course.checked, 'pre-procedure'),
    step(course.prepared, nurse, 'prepared'),
    step(course.inRoom, nurse, 'in-room'),
  ];
  if (mishap?.kind === 'aborted')
    return [
      ...before,
      step(course.timeOut + 2, physician, 'aborted', mishap.reason),
      step(course.timeOut + 8, nurse, 'in-recovery'),
      ...recovery(story, day, { step, measure, fill }, nurse),
      ...callHappenings(story, nurse),
    ];
  return [
    ...before,
    fill(course.timeOut, 'time-out'),
    fill(course.inRecovery - 1, 'sign-out'),
    step(course.inRecovery, nurse, 'in-recovery'),
    ...procedureRecord(story, physician, at),
    ...recovery(story, day, { step, measure, fill }, nurse),
    ...callHappenings(story, nurse),
  ];
}

interface Tellers {
  readonly step: (
    minute: Minute,
    by: StaffKey,
    name: StampedStep,
    reason?: string | null,
    overrules?: { blocker: string; reason: string }[],
  ) => Happening;
  readonly measure: (minute: Minute, measurements: TakenMeasurement[]) => Happening;
  readonly fill: (minute: Minute, kind: ChecklistKind) => Happening;
}

function recovery(
  story: VisitStory,
  day: PatientDay,
  { step, measure, fill }: Tellers,
  nurse: StaffKey,
): Happening[] {
  const { course, effect, chance } = story;
  const nrs = nrsAfter(effect.nrsBefore, effect.relief['30-min']);
  // Pain that stays at 7 and more costs two points of ten; a physician lets a stable patient go.
  const painful = nrs >= 7;
  const physician = physicianKey(course.placed.physician);
  const isToday = course.placed.block.date === story.calendar.today;
  return [
    measure(course.inRecovery + 4, [
      ...vitals(day, 'recovery', chance),
      ...(isToday ? [] : temperatures(story, 0.9, 'recovery')),
    ]),
    ...(isToday ? rounds(story, day, measure) : []),
    measure(course.scored - 1, [
      ...vitals(day, 'recovery', chance),
      ...(isToday ? legs(day) : temperatures(story, 1, 'recovery')),
      { kind: 'nrs', value: nrs, side: null, phase: 'recovery' },
    ]),
    fill(course.scored, 'recovery'),
    step(course.ready, nurse, 'ready'),
    fill(course.home - 2, 'discharge'),
    painful
      ? step(course.home, physician, 'home', null, [
          {
            blocker: 'score-too-low:mpadss:8',
            reason: 'Usual pain, unchanged by the block; stable and walking.',
          },
        ])
      : step(course.home, nurse, 'home'),
  ];
}

/** The sign-out is a minute before recovery, and from it the clinic counts. */
const WARMED = [
  [5, 0.4],
  [10, 0.66],
  [15, 0.82],
  [20, 0.92],
  [30, 1],
] as const;

/** What a nurse takes from round to round: of the day itself it is all there. */
function rounds(story: VisitStory, day: PatientDay, measure: Tellers['measure']): Happening[] {
  const { course, chance } = story;
  const own = chance.of('rounds');
  const readings = WARMED.map(([minute, share]) =>
    measure(
      course.inRecovery - 1 + minute,
      temperatures(story, share, 'recovery').map((taken) => ({ ...taken, minute })),
    ),
  );
  const every = day.sedated ? [9, 14, 19, 24, 29, 34] : [19, 34];
  const vitalSigns = every.map((minute) =>
    measure(course.inRecovery + minute, vitals(day, 'recovery', own)),
  );
  return [...readings, ...vitalSigns];
}

function procedureRecord(
  story: VisitStory,
  physician: StaffKey,
  at: (minute: Minute) => Instant,
): Happening[] {
  const { course } = story;
  const { block } = course.placed;
  const record = recordOfBlock(story);
  return [
    {
      at: at(course.signed - 1),
      by: physician,
      what: `record of ${block.key}`,
      async does(tx, world) {
        const bookingId = idOf(world.bookings, block.key);
        const version = await versionOf(tx, 'visit', bookingId);
        return writeProcedureRecord(tx, { bookingId, version, record, amendment: null });
      },
    },
    {
      at: at(course.signed),
      by: physician,
      what: `signature of ${block.key}`,
      async does(tx, world) {
        const bookingId = idOf(world.bookings, block.key);
        const version = await versionOf(tx, 'visit', bookingId);
        return signRecord(tx, { bookingId, version, reason: null });
      },
    },
  ];
}
