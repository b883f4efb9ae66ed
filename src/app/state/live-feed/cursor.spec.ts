import { referralChange } from '../testing/changes';
import { NOTHING_YET, restart, take, type Cursor } from './cursor';

const at = (seq: number): Cursor => ({ seq, held: [] });
const seqs = (changes: readonly { readonly seq: number }[]): number[] =>
  changes.map(({ seq }) => seq);

describe('The place of a tab in the live feed', () => {
  const cases = [
    { case: 'the next change', seq: 10, after: 10, changes: [11], apply: [11], to: 11 },
    { case: 'a repeated change', seq: 11, after: 10, changes: [11], apply: [], to: 11 },
    { case: 'an overlap', seq: 11, after: 10, changes: [11, 12], apply: [12], to: 12 },
    { case: 'seqs the reader may not see', seq: 10, after: 10, changes: [14], apply: [14], to: 14 },
    { case: 'nothing new', seq: 10, after: 10, changes: [], apply: [], to: 10 },
  ];
  for (const each of cases)
    it(`takes ${each.case}`, () => {
      const step = take(at(each.seq), {
        after: each.after,
        changes: each.changes.map((seq) => referralChange(seq)),
      });
      expect(seqs(step.apply)).toEqual(each.apply);
      expect(step.cursor).toEqual(at(each.to));
      expect(step.gap).toBeFalse();
    });

  it('finds a gap when a stretch begins after what it has', () => {
    const step = take(at(10), { after: 12, changes: [referralChange(13)] });
    expect(step.gap).toBeTrue();
    expect(step.apply).toEqual([]);
    expect(step.cursor.seq).toBeNull();
  });

  it('holds what arrives before the snapshot, and goes on from it', () => {
    const early = take(NOTHING_YET, { after: 9, changes: [referralChange(10)] }).cursor;
    const later = take(early, { after: 10, changes: [referralChange(11)] }).cursor;
    const step = restart(later, 10);
    expect(seqs(step.apply)).toEqual([11]);
    expect(step.cursor).toEqual(at(11));
  });

  it('keeps the stretch that revealed a gap for after the new snapshot', () => {
    const { cursor } = take(at(10), { after: 12, changes: [referralChange(13)] });
    expect(seqs(restart(cursor, 12).apply)).toEqual([13]);
    expect(seqs(restart(cursor, 13).apply)).toEqual([]);
  });
});
