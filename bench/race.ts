import { clock, measure, percentile, type Measure } from './measure.ts';
import { Line, type Answer } from './line.ts';
import { bookingOf } from './rehearsal.ts';
import type { Workshop } from './workshop.ts';

const RIVALS = 32;
const RACES = 40;
const UNCONTENDED = 200;
const WARM_UP = 20;

/** Slots and referrals this takes from the end of the house, where nobody else books. */
export const RACE_BOOKINGS = RACES + RIVALS + UNCONTENDED + WARM_UP;

/**
 * What a loser waits for may not cost more than what the winner pays: every loser is let in after the
 * one before, finds the slot taken and writes nothing. So even the last of 32 must have its answer
 * before 32 bookings in a row, each as slow as the slowest one in a hundred, would have had theirs.
 */
const LIMIT = RIVALS;

/** How long a loser of a race for one slot waits for its refusal, against booking a slot nobody wants. */
export async function loserOfARace({ house, server, superuser }: Workshop): Promise<Measure[]> {
  const lines = Array.from({ length: RIVALS }, (_, n) => {
    const coordinator = house.coordinators[n % house.coordinators.length];
    if (!coordinator) throw new Error('Nobody is there to book');
    return new Line(server.port, coordinator.cookie);
  });
  const slots = house.slots.slice(-RACE_BOOKINGS);
  const waiting = house.referrals.slice(-RACE_BOOKINGS);
  const taken = <Thing>(things: Thing[]): Thing => {
    const thing = things.pop();
    if (thing === undefined) throw new Error('Nothing is left to book');
    return thing;
  };
  const book = (line: Line, slot: (typeof slots)[number], referralId: string): Promise<Answer> =>
    line.post('/api/bookings', bookingOf({ slot, referralId }));

  const calm: number[] = [];
  const alone = async (count: number, into: number[]): Promise<void> => {
    for (let n = 0; n < count; n++) {
      const line = lines[n % RIVALS] ?? taken(lines);
      const { status, body, ms } = await book(line, taken(slots), taken(waiting));
      if (status !== 201) throw new Error(`A booking was answered with ${status}: ${body}`);
      into.push(ms);
    }
  };
  await alone(WARM_UP, []);

  const rivals = Array.from({ length: RIVALS }, () => taken(waiting));
  const lost: number[] = [];
  const longest: number[] = [];
  for (let race = 0; race < RACES; race++) {
    await alone(UNCONTENDED / RACES, calm);
    const slot = taken(slots);
    const began = clock();
    const answers = await Promise.all(
      lines.map((line, n) => book(line, slot, rivals[n] ?? taken(waiting))),
    );
    longest.push(clock() - began);
    const winner = answers.findIndex(({ status }) => status === 201);
    for (const [n, answer] of answers.entries()) {
      if (n === winner) continue;
      if (answer.status !== 409 || !answer.body.includes('"resource-taken"'))
        throw new Error(`A loser was answered with ${answer.status}: ${answer.body}`);
      lost.push(answer.ms);
    }
    if (winner < 0) throw new Error('Nobody won a race');
    rivals[winner] = taken(waiting);
  }
  for (const line of lines) line.close();
  await everyRaceHasOneWinner(superuser, house.clinicId);
  console.error(
    `  losers: median ${percentile(lost, 50).toFixed(1)} ms, p99 ${percentile(lost, 99).toFixed(1)} ms; ` +
      `alone: median ${percentile(calm, 50).toFixed(1)} ms, p99 ${percentile(calm, 99).toFixed(1)} ms; ` +
      `a whole race: median ${percentile(longest, 50).toFixed(1)} ms`,
  );
  return [
    measure(
      {
        name: 'race-loser-p99',
        value: percentile(lost, 99),
        unit: 'ms',
        against: {
          what: `p99 of ${UNCONTENDED} bookings of slots that nobody else wants`,
          value: percentile(calm, 99),
        },
      },
      { of: 'ratio', atMost: LIMIT },
    ),
  ];
}

/** Nothing overlaps, and every booking has its four legs. */
async function everyRaceHasOneWinner(
  superuser: Workshop['superuser'],
  clinicId: string,
): Promise<void> {
  const client = await superuser();
  const { rows } = await client.query(
    `select b.booking_id from booking b where b.clinic_id = $1 and 4 <> (
       select count(*) from occupancy o where o.clinic_id = $1 and o.booking_id = b.booking_id)
     union all
     select a.booking_id from occupancy a join occupancy b
       on (a.clinic_id, a.resource_id, a.date) = (b.clinic_id, b.resource_id, b.date)
       and a.minutes && b.minutes and a.ctid <> b.ctid where a.clinic_id = $1`,
    [clinicId],
  );
  if (rows.length > 0) throw new Error(`${rows.length} bookings lack a leg or overlap`);
}
