import { aBay, aClinic, aPhysician, aProcedureType, aRoom } from '#domain/testing/builders';
import { addDays } from '#domain/time/clinic-date';
import { demoCalendar } from './calendar.ts';
import { chance } from './chance.ts';
import { planClinic } from './clinic-plan.ts';
import { placeBlocks, type DemoHouse } from './placing.ts';
import { BAYS, ROOMS } from './staff.ts';
import { coursesOf } from './visit-course.ts';

const HOUSE: DemoHouse = {
  clinic: aClinic(),
  rooms: ROOMS.map((room, index) => aRoom({ ...room, id: `room-${index}` })),
  physicians: [0, 1, 2, 3, 4].map((index) => aPhysician({ id: `physician-${index}` })),
  bays: BAYS.map(({ name, shortName, from, to }) => {
    const staffed = { start: from, end: to };
    return aBay({
      id: name,
      name,
      shortName,
      activeFrom: '2020-01-01',
      staffed: { 1: staffed, 2: staffed, 3: staffed, 4: staffed, 5: staffed },
    });
  }),
  plain: aProcedureType(),
  sedated: aProcedureType({ sedation: true, recoveryMinutes: 60, arriveBeforeMinutes: 45 }),
};

describe('the plan of the demo clinic', () => {
  const plan = (now: string, scale = 1) => {
    const calendar = demoCalendar(now, 'Europe/London');
    const source = chance('harbour');
    const referrals = planClinic(calendar, scale, source.of('plan'));
    return { calendar, referrals, placed: placeBlocks(referrals, HOUSE, calendar, source) };
  };

  it('fits into the rooms and bays on every day of four years', () => {
    for (let day = 0; day < 4 * 365; day += 31) {
      const date = addDays('2026-01-01', day);
      const { referrals, placed, calendar } = plan(
        `${date}T${day % 2 === 0 ? '11:20' : '02:10'}:00.000Z`,
      );
      const blocks = referrals.flatMap((referral) => referral.blocks);
      expect(referrals.length).withContext(date).toBe(180);
      expect(blocks.length).withContext(date).toBe(250);
      expect(placed.size).withContext(date).toBe(250);
      const shown = blocks.filter((block) => block.date === calendar.showDay).length;
      expect(shown).withContext(date).toBeGreaterThan(15);
      expect(shown).withContext(date).toBeLessThan(27);
    }
  });

  it('books nobody before they were accepted, and nothing in the future', () => {
    for (const now of [
      '2026-03-29T10:00:00.000Z',
      '2026-12-27T23:30:00.000Z',
      '2028-02-29T03:00:00.000Z',
    ]) {
      const { referrals, calendar } = plan(now);
      for (const { key, receivedAt, triagedAt, prescriberAgreedAt, blocks } of referrals) {
        const order = [receivedAt, triagedAt, prescriberAgreedAt, blocks[0]?.bookedAt].filter(
          (moment) => typeof moment === 'string',
        );
        expect([...order].sort())
          .withContext(key)
          .toEqual(order);
        const told = blocks.flatMap(({ bookedAt, toldAt, mishap }) => [
          bookedAt,
          toldAt,
          mishap?.kind === 'cancelled' ? mishap.at : null,
        ]);
        for (const moment of [...order, ...told])
          if (moment !== null)
            expect(moment < calendar.now)
              .withContext(`${key} ${moment}`)
              .toBeTrue();
      }
    }
  });

  it('lets every visit of a day end before the clinic closes', () => {
    const { placed, calendar } = plan('2026-09-14T07:00:00.000Z');
    const days = Map.groupBy(placed.values(), ({ block }) => block.date);
    for (const [date, blocks] of days)
      for (const course of coursesOf(blocks, chance(date))) {
        const minutes = [
          course.arrived,
          course.checked,
          course.prepared,
          course.inRoom,
          course.timeOut,
          course.needle,
          course.inRecovery,
          course.scored,
          course.ready,
          course.home,
        ];
        expect([...minutes].sort((a, b) => a - b))
          .withContext(date)
          .toEqual(minutes);
        expect(course.home).toBeLessThan(1085);
        expect(course.ready - course.inRecovery).toBeGreaterThan(30);
      }
    expect(days.get(calendar.showDay)?.length).toBeGreaterThan(15);
  });

  it('is the same when planned twice', () => {
    const now = '2026-09-14T10:00:00.000Z';
    const [first, second] = [plan(now, 0.3), plan(now, 0.3)];
    expect(first.referrals).toEqual(second.referrals);
    expect(first.placed).toEqual(second.placed);
  });
});
