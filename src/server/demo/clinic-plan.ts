import { addDays, daysBetween, type ClinicDate } from '#domain/time/clinic-date';
import { addMinutes, clinicDateOf } from '#domain/time/instant';
import { plannedBlock, wayTo } from './block-plan.ts';
import type { DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import { followUpOf } from './follow-up.ts';
import { pictureMaker, type ClinicalPicture } from './clinical-picture.ts';
import { dayLoad } from './day-load.ts';
import { PAYERS } from './drugs.ts';
import { RED_FLAGS_SEEN } from './mishaps.ts';
import { OMITTED, type Omitted } from './omissions.ts';
import { deskMoment, later } from './office-hours.ts';
import { patientMaker } from './patients.ts';
import type {
  PlannedAuthorisation,
  PlannedBlock,
  PlannedRedFlag,
  PlannedReferral,
} from './plan-types.ts';
import { queueFates, queueReceipt, triageReason } from './queue-plan.ts';
import { withExtras } from './queue-extras.ts';
import { endedSeries, runningSeries, withPauses, type SeriesOutline } from './series-plan.ts';
import { extraBookings, singleBlocks, singleOutlines } from './single-plan.ts';

export const REFERRALS = 180;
export const BOOKINGS = 250;
const RUNNING_SERIES = 30;
const ENDED_SERIES = 10;
const PHYSICIANS = 5;

/**
 * Everything that has happened and is planned in the demo clinic, without a database: the same
 * calendar, scale and chance give the same plan. `scale` 1 is the full clinic.
 */
export function planClinic(
  calendar: DemoCalendar,
  scale: number,
  chance: Chance,
): PlannedReferral[] {
  const makePicture = pictureMaker(
    chance.of('pictures'),
    patientMaker(chance.of('patients'), calendar.today),
  );
  const load = dayLoad(calendar, scale, chance.of('load'));
  const scaled = (count: number): number => Math.max(1, Math.round(count * scale));

  const running: SeriesOutline[] = [];
  for (let index = 0; index < scaled(RUNNING_SERIES); index += 1)
    running.push(runningSeries(index, load, chance.of(`running-${index}`)));
  const outlines = withPauses(running, calendar, chance.of('pauses'));
  for (let index = 0; index < scaled(ENDED_SERIES); index += 1)
    outlines.push(endedSeries(index, load, chance.of(`ended-${index}`)));

  const inSeries = outlines.reduce((sum, { dates }) => sum + dates.length, 0);
  const singles = scaled(BOOKINGS) - inSeries - extraBookings(scale);
  const singleDates = Array.from({ length: Math.max(6, singles) }, () => load.takeBetween(-62, 38));

  const referrals: PlannedReferral[] = [
    ...outlines.map((outline, index) =>
      seriesReferral(`series-${index + 1}`, outline, makePicture(), calendar, chance),
    ),
    ...singleOutlines(singleDates, scale, calendar).map((outline) => {
      const picture = suitsDate(makePicture(), outline.date, calendar);
      const own = chance.of(outline.key);
      const { way, blocks } = singleBlocks(outline, picture, calendar, own);
      return {
        ...common(outline.key, picture, own),
        fate: 'single' as const,
        sedated: own.percent(10),
        receivedAt: way.receivedAt,
        triagedAt: way.triagedAt,
        prescriberAgreedAt: way.prescriberAgreedAt,
        authorisation: authorisationFor(own, way.receivedAt, blocks, calendar),
        redFlag: own.percent(5) ? own.pick(RED_FLAGS_SEEN) : null,
        blocks,
      };
    }),
  ];
  const left = scaled(REFERRALS) - referrals.length;
  const turns = new Map<string, number>();
  for (const [index, fate] of queueFates(Math.max(9, left)).entries()) {
    const turn = turns.get(fate) ?? 0;
    turns.set(fate, turn + 1);
    referrals.push(
      queueReferral(`queue-${index + 1}`, fate, turn, makePicture(), calendar, chance),
    );
  }
  return withExtras(referrals);
}

/** Letters that nobody has gone through yet often lack something. */
const forgotten = (own: Chance): readonly Omitted[] => (own.percent(55) ? [own.pick(OMITTED)] : []);

const common = (key: string, picture: ClinicalPicture, own: Chance) => ({
  key,
  picture,
  physician: own.between(0, PHYSICIANS - 1),
  sedated: false,
  antithromboticsDecided: true,
  omitted: own.percent(18) ? [own.pick<Omitted>(['baseline-nrs', 'levels', 'urgency'])] : [],
  reason: '',
  letters: [],
  twinOf: null,
  series: null,
});

/** Nobody who must be seen in a week has a date in a month. */
function suitsDate(
  picture: ClinicalPicture,
  date: ClinicDate,
  calendar: DemoCalendar,
): ClinicalPicture {
  const ahead = daysBetween(calendar.today, date);
  if (ahead > 25 && picture.urgency !== 'rtt-18-weeks') return { ...picture, urgency: 'routine' };
  return ahead > 5 && picture.urgency === 'most-urgent'
    ? { ...picture, urgency: 'urgent' }
    : picture;
}

function seriesReferral(
  key: string,
  outline: SeriesOutline,
  made: ClinicalPicture,
  calendar: DemoCalendar,
  chance: Chance,
): PlannedReferral {
  const own = chance.of(key);
  const [first = calendar.showDay] = outline.dates;
  const picture = suitsDate(made, first, calendar);
  const way = wayTo(first, picture, calendar, own);
  const { series, dates } = outline;
  const followUps = dates.map((date, index) =>
    followUpOf(
      { date, next: dates[index + 1] ?? null, waitsAMonth: series.ended !== 'stopped' },
      picture.patient,
      calendar,
      own,
    ),
  );
  const blocks = dates.map((date, at): PlannedBlock => {
    const index = at + 1;
    // A repeat comes on top, once the first block was judged a technical failure.
    const repeatedAt = index > series.plannedBlocks ? followUps[0]?.decided : undefined;
    const bookedAt = repeatedAt === undefined ? way.bookedAt : addMinutes(repeatedAt, 12);
    const wish = { key: `${key}/${index}`, index, date, bookedAt };
    return { ...plannedBlock(wish, calendar, own), followUp: followUps[at] ?? null };
  });
  return {
    ...common(key, picture, own),
    fate: 'series',
    receivedAt: way.receivedAt,
    triagedAt: way.triagedAt,
    prescriberAgreedAt: way.prescriberAgreedAt,
    authorisation: authorisationFor(own, way.receivedAt, blocks, calendar),
    redFlag: null,
    series,
    blocks,
  };
}

function queueReferral(
  key: string,
  fate: ReturnType<typeof queueFates>[number],
  turn: number,
  made: ClinicalPicture,
  calendar: DemoCalendar,
  chance: Chance,
): PlannedReferral {
  const own = chance.of(key);
  // What waits for a place is rarely the most urgent: those are booked within days.
  const picture =
    fate === 'new' || fate === 'overdue'
      ? made
      : suitsDate(made, addDays(calendar.today, 6), calendar);
  const { reason, omitted } = triageReason(fate, turn, picture.indication.key);
  const receivedAt = queueReceipt(calendar, own, fate);
  const received = clinicDateOf(receivedAt, calendar.zone);
  const isTriaged = fate !== 'new' && fate !== 'overdue';
  const triagedAt = isTriaged
    ? later(
        deskMoment(calendar, own, 'triage', addDays(received, own.between(1, 2))),
        addMinutes(receivedAt, 25),
      )
    : null;
  return {
    ...common(key, picture, own),
    fate,
    receivedAt,
    triagedAt,
    prescriberAgreedAt: null,
    antithromboticsDecided: fate !== 'not-ready' || turn % 2 === 1,
    authorisation: queueAuthorisation(fate, turn, own, received, calendar),
    redFlag: queueRedFlag(fate, turn),
    reason,
    ...(isTriaged ? undefined : { omitted: forgotten(own) }),
    ...(omitted === undefined ? undefined : { omitted }),
    blocks: [],
  };
}

/** Unbookable for a red flag, or because the payer's authorisation has ended: half and half. */
function queueRedFlag(fate: PlannedReferral['fate'], turn: number): PlannedRedFlag | null {
  const open = (fate === 'unbookable' && turn % 2 === 0) || (fate === 'new' && turn % 5 === 2);
  const seen = RED_FLAGS_SEEN[turn % RED_FLAGS_SEEN.length];
  return open && seen !== undefined ? { ...seen, resolution: null } : null;
}

function queueAuthorisation(
  fate: PlannedReferral['fate'],
  turn: number,
  chance: Chance,
  received: ClinicDate,
  calendar: DemoCalendar,
): PlannedAuthorisation | null {
  const granted = {
    payer: chance.pick(PAYERS),
    number: `A${chance.between(100_000, 999_999)}`,
    blocksAllowed: 3,
    validFrom: received,
    validTo: addDays(received, 182),
  };
  if (fate === 'unbookable' && turn % 2 === 1)
    return { ...granted, validTo: addDays(calendar.today, -chance.between(1, 3)) };
  if (fate === 'not-ready' && turn % 2 === 1) return { ...granted, number: null };
  if (fate === 'ready' && turn % 6 === 1)
    return { ...granted, validTo: addDays(calendar.today, chance.between(9, 18)) };
  return fate === 'ready' && turn % 4 === 0 ? granted : null;
}

/** One in five patients is paid for by an insurer, who has authorised as many blocks as are planned. */
function authorisationFor(
  chance: Chance,
  receivedAt: string,
  blocks: readonly PlannedBlock[],
  calendar: DemoCalendar,
): PlannedAuthorisation | null {
  if (!chance.percent(20)) return null;
  const received = clinicDateOf(receivedAt, calendar.zone);
  const last = blocks.at(-1)?.date ?? received;
  return {
    payer: chance.pick(PAYERS),
    number: `A${chance.between(100_000, 999_999)}`,
    blocksAllowed: Math.max(3, blocks.length + 1),
    validFrom: received,
    validTo: addDays(last, chance.between(20, 90)),
  };
}
