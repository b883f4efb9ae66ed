import { aReferralDesk, type ReferralDesk } from '../testing/referral-desk.ts';
import { QueueDay } from './queue-day.ts';
import { turnAtStart } from './turn-at-start.ts';

describe('The lists of the queue at the start of the server', () => {
  let desk: ReferralDesk;
  beforeAll(async () => {
    desk = await aReferralDesk();
    await desk.entered();
    await desk.accepted();
  });
  afterAll(() => desk.clinic.stop());

  /** As an upgrade leaves them that says something else of every referral. */
  async function outdated() {
    await desk.clinic.sql(`update referral set turns_on = '-infinity', queue_row = null`);
    await desk.clinic.sql('delete from queue_day');
  }
  const left = async () =>
    (
      await desk.clinic.sql<{ left: number; days: number }>(
        `select (select count(*) from referral where queue_row is null)::int as left,
           (select count(*) from queue_day)::int as days`,
      )
    )[0];
  const start = (queueDay: Pick<QueueDay, 'turn'>) => {
    const { deps, database } = desk.clinic;
    return turnAtStart({ pool: database.pool, log: deps.log, queueDay, say: () => undefined });
  };

  it('are brought to today, in every clinic, before anybody asks', async () => {
    await outdated();
    expect(await left()).toEqual({ left: 2, days: 0 });
    await start(new QueueDay(desk.clinic.deps));
    expect(await left()).toEqual({ left: 0, days: 1 });
  });

  it('keep nobody from starting where they cannot be, and are then brought to today when asked for', async () => {
    await outdated();
    await start({ turn: () => Promise.reject(new Error('The disk is full')) });
    expect(desk.clinic.logLines.at(-1)).toContain('could not be brought to today');
    expect(await left()).toEqual({ left: 2, days: 0 });
    const other = await desk.clinic.anotherServer();
    await start(new QueueDay(other.deps));
    await other.stop();
    expect(await left()).toEqual({ left: 0, days: 1 });
  });
});
