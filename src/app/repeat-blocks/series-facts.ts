import type { CountedBlock } from '#domain/booking/booking-case';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import type { Names } from '../shared/refusal-messages/names';
import { exactDay, weekdayWord } from '../shared/times/words';
import { allOf } from '../shared/words/lists';
import type { SeriesRow } from './series-rows';

export interface SeriesFact {
  readonly name: string;
  readonly words: string;
}

/** The protocol and the limits of a series, with how much of them is used. */
export function seriesFacts(
  { course, referral }: SeriesRow,
  counted: readonly CountedBlock[],
  names: Names,
  today: ClinicDate,
): SeriesFact[] {
  const { series } = course;
  const { protocol } = series;
  const facts: SeriesFact[] = [
    {
      name: $localize`Protocol`,
      words: $localize`${protocol.name}:name:, version ${protocol.version}:version:`,
    },
    {
      name: $localize`Spacing`,
      words: $localize`${protocol.minimumDays}:least: to ${protocol.maximumDays}:most: days, usually ${protocol.usualDays}:usual:`,
    },
    {
      name: $localize`Yearly cap`,
      words: $localize`${usedOfCap(protocol.procedureTypeId, counted, today)}:used: of ${protocol.yearlyCap}:cap: in the last 365 days`,
    },
  ];
  const authorisation = referral?.authorisation ?? null;
  if (authorisation !== null) {
    const used = course.blocks.filter(({ standing }) => standing !== 'lost').length;
    facts.push({
      name: $localize`Authorisation`,
      words: $localize`${used}:used: of ${authorisation.blocksAllowed}:allowed: blocks, until ${exactDay(authorisation.validTo)}:day:`,
    });
  }
  if (series.preferredPhysicianId !== null)
    facts.push({
      name: $localize`Preferred`,
      words: names.resource(series.preferredPhysicianId),
    });
  if (series.preferredWeekdays.length > 0)
    facts.push({
      name: $localize`Weekdays`,
      words: allOf(series.preferredWeekdays.map(weekdayWord)),
    });
  return facts;
}

/** Blocks of the same procedure in the 365 days up to today. */
function usedOfCap(
  procedureTypeId: string,
  counted: readonly CountedBlock[],
  today: ClinicDate,
): number {
  const from = addDays(today, -364);
  return counted.filter(
    (block) =>
      block.procedureTypeId === procedureTypeId && from <= block.date && block.date <= today,
  ).length;
}
