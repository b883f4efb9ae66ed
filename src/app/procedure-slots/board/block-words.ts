import { formatClock, formatRange } from '#domain/time/minutes';
import { sideWord } from '../../shared/words/referral-words';
import { visitStateWord } from '../../shared/words/visit-words';
import type { Block } from './board-layout';

/** The second line of a booking: when, and what is done or how it stands. */
export function shortWords({
  minutes,
  look,
  visitState,
  type,
  overruled,
  isStranded,
}: Block): string {
  const clock = formatClock(minutes.start);
  const start = overruled ? `${clock} !` : clock;
  if (look === 'late') return $localize`${start}:time: late`;
  if (isStranded) return $localize`${start}:time: needs a move`;
  const isAhead = look === 'planned' || look === 'provisional';
  return `${start} ${isAhead ? type : visitStateWord(visitState)}`;
}

/** The block in words, for those who hear it: first as it is written, for whoever speaks to it. */
export function blockWords(block: Block, dimmed: ReadonlySet<string>): string {
  const side = block.side === null ? $localize`side unknown` : sideWord(block.side);
  const minutes = formatRange(block.minutes);
  const what = $localize`${side}:side:, ${block.type}:procedure:, ${minutes}:minutes:, ${lookWords(block)}:state:`;
  const marked = block.overruled ? $localize`${what}:booking:, overruled` : what;
  const placed = block.isStranded ? $localize`${marked}:booking:, has lost its place` : marked;
  const told = block.toTell ? $localize`${placed}:booking:, not told yet` : placed;
  const picked = dimmed.has(block.id) ? $localize`${told}:booking:, filtered out` : told;
  return `${block.patient} ${shortWords(block)}, ${picked}`;
}

function lookWords({ look, visitState }: Block): string {
  switch (look) {
    case 'provisional':
      return $localize`provisional`;
    case 'planned':
      return $localize`booked`;
    case 'late':
      return $localize`late`;
    case 'here':
    case 'done':
    case 'gone':
      return visitStateWord(visitState);
  }
}
