import { caseOfReferral, type CaseFacts, type BookingCase } from '#domain/booking/booking-case';
import { lastDone } from '#domain/series/blocks';
import type { SeriesCourse } from '#domain/series/series-course';
import { legalWindow, type LegalWindow } from '#domain/series/windows';
import type { ClinicDate } from '#domain/time/clinic-date';

/** The case of one block of a series, its own booking left out of what stands in its way. */
export function caseOfSeriesBlock(
  facts: CaseFacts,
  course: SeriesCourse,
  blockIndex: number,
): BookingCase {
  const base = caseOfReferral({ ...facts, series: course.series }, 'provisional');
  const own = course.blocks.find(
    ({ index, standing }) => index === blockIndex && standing !== 'lost',
  );
  return {
    ...base,
    blockIndex,
    bookingId: own?.bookingId ?? null,
    blocks: base.blocks.filter(({ id }) => id !== own?.bookingId),
  };
}

/**
 * When each block still to come may be, as far as the block before it has a day: from the last one
 * given on. Ended and paused series have no windows.
 */
export function windowsOf(
  facts: CaseFacts,
  course: SeriesCourse,
  today: ClinicDate,
  horizon: ClinicDate,
): LegalWindow[] {
  const { series, blocks } = course;
  if (series.ended !== null || series.paused !== null) return [];
  const given = lastDone(blocks)?.index ?? 0;
  const windows: LegalWindow[] = [];
  for (let index = given + 1; index <= series.plannedBlocks; index += 1) {
    const before = blocks.find((block) => block.index === index - 1 && block.standing !== 'lost');
    // A first block may be any day from today on: that is no window worth drawing.
    if (index === 1) continue;
    if (before === undefined) break;
    windows.push(legalWindow(caseOfSeriesBlock(facts, course, index), today, horizon));
  }
  return windows;
}
