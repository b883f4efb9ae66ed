import { setTimeout as pause } from 'node:timers/promises';
import { runInLanes } from './lanes.ts';

describe('acts in lanes', () => {
  const act = (name: string, lane: string, inTurn = false) => ({ name, lane, inTurn });

  it('follow each other within a lane, and where they take turns', async () => {
    const done: string[] = [];
    const acts = [
      act('a1', 'a', true),
      act('b1', 'b', true),
      act('a2', 'a'),
      act('b2', 'b'),
      act('c1', 'c', true),
    ];
    const waits: Record<string, number> = { a1: 15, b1: 5, c1: 0 };
    await runInLanes(acts, async ({ name }) => {
      await pause(waits[name] ?? 0);
      done.push(name);
    });
    const order = (...names: string[]): string[] => done.filter((name) => names.includes(name));
    expect(order('a1', 'b1', 'c1')).toEqual(['a1', 'b1', 'c1']);
    expect(order('a1', 'a2')).toEqual(['a1', 'a2']);
    expect(order('b1', 'b2')).toEqual(['b1', 'b2']);
    expect(done.length).toBe(5);
  });

  it('stop at the first that fails', async () => {
    const begun: string[] = [];
    const acts = [act('a1', 'a'), act('a2', 'a'), act('a3', 'a')];
    await expectAsync(
      runInLanes(acts, async ({ name }) => {
        begun.push(name);
        await pause(0);
        if (name === 'a2') throw new Error('refused');
      }),
    ).toBeRejectedWithError('refused');
    expect(begun).toEqual(['a1', 'a2']);
  });
});
