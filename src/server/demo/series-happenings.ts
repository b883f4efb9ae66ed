import type { RecordResponse } from '#contract/series';
import type { ResponseTime, SeriesDecisionKind } from '#domain/series/series';
import { addMinutes, type Instant } from '#domain/time/instant';
import { bookBlocks } from '../series/book-blocks.ts';
import { decideSeries } from '../series/decide-series.ts';
import { pauseSeries } from '../series/pause-series.ts';
import { planSeries } from '../series/plan-series.ts';
import { recordResponse } from '../series/record-response.ts';
import { escort, placeOf, told } from './booking-happenings.ts';
import type { DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import { decisionAfter } from './decisions.ts';
import { idOf, versionOf } from './demo-world.ts';
import { effectOf, nrsAfter, type Effect } from './effects.ts';
import type { Happening } from './happening.ts';
import { deskMomentAfter } from './office-hours.ts';
import type { PlacedBlock, PlannedBlock, PlannedReferral, PlannedSeries } from './plan-types.ts';
import { physicianKey, type StaffKey } from './staff.ts';
import type { VisitCourse } from './visit-course.ts';

/** A series with what the plan and the days made of it. */
export interface SeriesStory {
  readonly referral: PlannedReferral;
  readonly series: PlannedSeries;
  readonly placed: readonly PlacedBlock[];
  /** The day of each block that is over or under way. */
  readonly courses: ReadonlyMap<string, VisitCourse>;
  readonly calendar: DemoCalendar;
  readonly chance: Chance;
}

/** What block `index` did, the same wherever it is asked. */
export function effectOfBlock(
  { picture, series, key }: PlannedReferral,
  index: number,
  chance: Chance,
): Effect {
  const own = chance.of(`effect ${key} ${index}`);
  const answer = series?.answer ?? own.pick(['grows', 'steady', 'steady', 'fades', 'fails']);
  return effectOf(answer, index, picture.nrs, own);
}

/** From the call that books it to the decision that ends it, as far as time has come. */
export function seriesHappenings(story: SeriesStory): Happening[] {
  const { referral, series, placed, calendar, chance } = story;
  const { key } = referral;
  const desk: StaffKey = chance.pick(['coordinator-1', 'coordinator-2']);
  const [first] = placed;
  if (first === undefined) throw new Error(`${key} has no blocks.`);
  const happenings: Happening[] = [bookedAsAWhole(story, desk)];
  const { toldAt } = first.block;
  if (toldAt !== null)
    happenings.push(
      told(first.block, toldAt, desk, chance),
      ...escort(referral, first.block, toldAt, desk, { calendar, chance }),
    );
  for (const [at, each] of placed.entries()) {
    const course = story.courses.get(each.block.key);
    if (course === undefined) break;
    happenings.push(...afterBlock(story, course, each.block, placed[at + 1], desk));
  }
  if (series.paused !== null) happenings.push(pause(key, series.paused, desk));
  return happenings.filter(({ at }) => at < calendar.now);
}

function bookedAsAWhole({ referral, series, placed }: SeriesStory, desk: StaffKey): Happening {
  const { key } = referral;
  const atOnce = placed.filter(({ block }) => block.index <= series.plannedBlocks);
  return {
    at: placed[0]?.block.bookedAt ?? referral.receivedAt,
    by: desk,
    inTurn: true,
    what: `series ${key}`,
    async does(tx, world) {
      const outcome = await planSeries(tx, {
        referralId: idOf(world.referrals, key),
        protocolId: world.protocol.id,
        plannedBlocks: series.plannedBlocks,
        preferredPhysicianId: world.house.physicians[referral.physician]?.id ?? null,
        preferredWeekdays: [],
        bookings: atOnce.map((each) => ({
          blockIndex: each.block.index,
          ...placeOf(each, world),
          overrules: [],
        })),
        provisional: false,
        tab: null,
      });
      if (outcome.kind === 'refused') return outcome;
      world.series.set(key, outcome.value.seriesId);
      for (const [at, { block }] of atOnce.entries())
        world.bookings.set(block.key, outcome.value.bookingIds[at] ?? '');
      return outcome;
    },
  };
}

function afterBlock(
  story: SeriesStory,
  course: VisitCourse,
  block: PlannedBlock,
  next: PlacedBlock | undefined,
  desk: StaffKey,
): Happening[] {
  const { referral, series, calendar, chance } = story;
  const { key } = referral;
  const effect = effectOfBlock(referral, block.index, chance);
  const own = chance.of(`after ${block.key}`);
  const nurse: StaffKey = own.pick(['nurse-1', 'nurse-2', 'nurse-3']);
  const calls = block.followUp;
  if (calls === null) throw new Error(`${block.key} has nobody to follow it up.`);
  const isLate = next !== undefined && !story.courses.has(next.block.key);
  const answer = (
    at: Instant,
    by: StaffKey,
    due: ResponseTime,
    facts: Partial<RecordResponse> = {},
  ): Happening => responseOf(key, block.key, effect, { at, by, due, facts });

  const home = calendar.at(block.date, course.home - 1);
  const happenings = [
    answer(home, nurse, '30-min', {
      technicalSuccess: effect.rise >= 2,
      nrsBefore: effect.nrsBefore,
    }),
    answer(calls.afterADay, nurse, '24-h'),
  ];
  if (isLate && series.late === 'response') return happenings.slice(0, 1);
  happenings.push(
    answer(calls.afterAWeek, nurse, '7-d', {
      hoursOfRelief: effect.hoursOfRelief,
      functionBetter: effect.functionBetter,
    }),
  );
  if (calls.afterAMonth !== null)
    happenings.push(answer(calls.afterAMonth, nurse, '4-w', { pgic: effect.pgic }));
  if (isLate && (series.late === 'decision' || series.paused !== null)) return happenings;
  const decided = decisionAfter(series, block.index, next !== undefined);
  if (decided === null) return happenings;
  happenings.push(decision(referral, calls.decided, decided));
  if (next === undefined) return happenings;
  if (next.block.index > series.plannedBlocks && decided.decision === 'repeat-technically')
    throw new Error(`${key} repeats a block that was never planned.`);
  const call = deskMomentAfter(calendar, own, 'booking', calls.decided);
  if (call !== null) happenings.push(told(next.block, call, desk, own));
  return [...happenings, ...repeated(story, block, calls.decided, desk)];
}

/** A block that failed technically is given again on top: its place is booked after the decision. */
function repeated(
  { referral, series, placed }: SeriesStory,
  block: PlannedBlock,
  decidedAt: Instant,
  by: StaffKey,
): Happening[] {
  const extra = placed.find(({ block: { index } }) => index > series.plannedBlocks);
  if (extra === undefined || block.index !== 1) return [];
  const { key } = referral;
  return [
    {
      at: addMinutes(decidedAt, 12),
      by,
      inTurn: true,
      what: `one more block of ${key}`,
      async does(tx, world) {
        const seriesId = idOf(world.series, key);
        const outcome = await bookBlocks(tx, {
          seriesId,
          version: await versionOf(tx, 'series', seriesId),
          bookings: [{ blockIndex: extra.block.index, ...placeOf(extra, world), overrules: [] }],
          provisional: false,
          tab: null,
        });
        if (outcome.kind === 'done')
          world.bookings.set(extra.block.key, outcome.value.bookingIds[0] ?? '');
        return outcome;
      },
    },
  ];
}

function responseOf(
  key: string,
  blockKey: string,
  effect: Effect,
  {
    at,
    by,
    due,
    facts,
  }: { at: Instant; by: StaffKey; due: ResponseTime; facts: Partial<RecordResponse> },
): Happening {
  const reliefPercent = effect.relief[due];
  return {
    at,
    by,
    what: `response ${due} of ${blockKey}`,
    async does(tx, world) {
      const seriesId = idOf(world.series, key);
      return recordResponse(tx, {
        seriesId,
        version: await versionOf(tx, 'series', seriesId),
        bookingId: idOf(world.bookings, blockKey),
        measure: { due, nrs: nrsAfter(effect.nrsBefore, reliefPercent), reliefPercent, note: '' },
        ...facts,
      });
    },
  };
}

function decision(
  { key, physician }: PlannedReferral,
  at: Instant,
  { decision: kind, reason }: { readonly decision: SeriesDecisionKind; readonly reason: string },
): Happening {
  return {
    at,
    by: physicianKey(physician),
    inTurn: true,
    what: `decision ${kind} for ${key}`,
    async does(tx, world) {
      const seriesId = idOf(world.series, key);
      const version = await versionOf(tx, 'series', seriesId);
      return decideSeries(tx, { seriesId, version, decision: kind, reason, furtherBlocks: 1 });
    },
  };
}

function pause(
  key: string,
  { at, reason }: NonNullable<PlannedSeries['paused']>,
  by: StaffKey,
): Happening {
  return {
    at,
    by,
    what: `pause of ${key}`,
    async does(tx, world) {
      const seriesId = idOf(world.series, key);
      const version = await versionOf(tx, 'series', seriesId);
      return pauseSeries(tx, { seriesId, version, reason });
    },
  };
}
