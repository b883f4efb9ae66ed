import type { Answer, AnswerValue, Checklist, ChecklistKind } from '#domain/discharge/checklist';
import { defaultChecklistTemplates } from '#domain/discharge/default-templates';
import { askedItems } from '#domain/discharge/progress';
import {
  aBooking,
  aClinic,
  aPatient,
  aProcedureType,
  aReferral,
  aStamp,
} from '#domain/testing/builders';
import type { Instant } from '#domain/time/instant';
import { formatClock } from '#domain/time/minutes';
import type { DayCase } from '#domain/visit/day-case';
import {
  type Measurement,
  type MeasurementKind,
  type StampedStep,
  type Visit,
  type VisitStep,
  visitOf,
} from '#domain/visit/visit';

/** `09:30` on the builders' Monday, 14 September 2026, in London. */
export const at = (clock: string): Instant =>
  Temporal.PlainDateTime.from(`2026-09-14T${clock}`)
    .toZonedDateTime('Europe/London')
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });

const MINUTES_A_STEP = 10;

export const aStep = (
  step: StampedStep,
  when: Instant,
  over: Partial<VisitStep> = {},
): VisitStep => ({
  ...aStamp({ at: when }),
  id: `step-${step}`,
  step,
  reason: null,
  undone: null,
  ...over,
});

/** Measured values: `['systolic', null, 'baseline', 128, '09:12']`, at 09:50 unless said otherwise. */
export type Reading = readonly [
  kind: MeasurementKind,
  side: Measurement['side'],
  phase: Measurement['phase'],
  value: number,
  clock?: string,
  minute?: number,
];

export const measured = (...readings: readonly Reading[]): Measurement[] =>
  readings.map(([kind, side, phase, value, clock = '09:50', minute], nth) => ({
    ...aStamp({ at: at(clock) }),
    id: `measurement-${nth}`,
    kind,
    value,
    unit: '{score}',
    side,
    phase,
    ...(minute !== undefined && { minute }),
  }));

/** A visit that has taken these steps, ten minutes apart from 09:10: in the room at 09:30. */
export const aVisitAt = (...steps: StampedStep[]): Visit => ({
  ...visitOf('booking-1'),
  version: steps.length,
  steps: steps.map((step, index) => aStep(step, at(formatClock(550 + index * MINUTES_A_STEP)))),
});

export const anAnswer = (
  linkId: string,
  value: AnswerValue,
  over: Partial<Answer> = {},
): Answer => ({
  ...aStamp({ at: at('09:40') }),
  id: `answer-${linkId}`,
  linkId,
  value,
  reason: null,
  superseded: false,
  ...over,
});

/** A checklist from the default template, with these answers and no others. */
export const aChecklist = (
  kind: ChecklistKind,
  answers: Readonly<Record<string, AnswerValue>> = {},
): Checklist => {
  const template = defaultChecklistTemplates().find((each) => each.kind === kind);
  if (template === undefined) throw new Error(`No default template for ${kind}`);
  return {
    id: `checklist-${kind}`,
    version: 1,
    bookingId: 'booking-1',
    kind,
    templateId: `template-${kind}`,
    templateVersion: 1,
    title: template.title,
    items: template.items,
    answers: Object.entries(answers).map(([linkId, value]) => anAnswer(linkId, value)),
  };
};

/** The case of the other builders: an expected left lumbar sympathetic block at 09:30. */
export const aDay = (over: Partial<DayCase> = {}): DayCase => ({
  booking: aBooking(),
  visit: visitOf('booking-1'),
  checklists: [],
  referral: aReferral({ decision: 'accepted' }),
  patient: aPatient(),
  procedureType: aProcedureType(),
  clinic: aClinic(),
  ...over,
});

const LYING_AND_STANDING: Readonly<Record<string, number>> = {
  'lying-systolic': 130,
  'lying-diastolic': 80,
  'standing-systolic': 125,
  'standing-diastolic': 78,
};

/** Every item answered as one wishes for, with `over` answered otherwise or, when `null`, not at all. */
export const aFinished = (
  kind: ChecklistKind,
  day: DayCase,
  over: Readonly<Record<string, AnswerValue | null>> = {},
): Checklist => {
  const blank = aChecklist(kind);
  const wished = askedItems(blank, day)
    .filter((item) => item.mandatory)
    .map((item): [string, AnswerValue] => {
      if (item.type === 'side') return [item.linkId, day.booking.side ?? 'left'];
      if (item.type === 'number') return [item.linkId, LYING_AND_STANDING[item.linkId] ?? 1];
      if (item.type === 'choice') return [item.linkId, item.options[0]?.value ?? ''];
      return [item.linkId, item.type === 'text' ? 'Apixaban, Thursday 08:00' : true];
    });
  const answers = Object.entries({ ...Object.fromEntries(wished), ...over }).filter(
    (entry): entry is [string, AnswerValue] => entry[1] !== null,
  );
  return { ...blank, answers: answers.map(([linkId, value]) => anAnswer(linkId, value)) };
};

/** The same case with these checklists finished. */
export const withFinished = (day: DayCase, ...kinds: ChecklistKind[]): DayCase => ({
  ...day,
  checklists: [
    ...day.checklists.filter((checklist) => !kinds.includes(checklist.kind)),
    ...kinds.map((kind) => aFinished(kind, day)),
  ],
});
