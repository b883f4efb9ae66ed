import { setTimeout as wait } from 'node:timers/promises';
import { clock, measure, median, type Measure } from './measure.ts';
import { Line } from './line.ts';
import { bookingOf, replay } from './rehearsal.ts';
import { CLIENTS, type Workshop } from './workshop.ts';

const ROUNDS = 5;
/** Bookings in a round, on either side; the first round only warms up. */
const PER_ROUND = 120;
export const BOOKINGS = (ROUNDS + 1) * PER_ROUND;

/**
 * How many bookings a second eight clients make through the server, and how many the same statements
 * make on eight connections without it. Both sides take turns, in the same database.
 */
export async function bookingsPerSecond(workshop: Workshop): Promise<Measure[]> {
  const { house, server, transactions } = workshop;
  const lines = house.coordinators.map(({ cookie }) => new Line(server.port, cookie));
  const clients = await Promise.all(lines.map(() => workshop.connect()));

  const throughServer = (from: number) =>
    perSecond(lines, from, async (line, n) => {
      const [slot, referralId] = [house.slots[n], house.referrals[n]];
      if (!slot || !referralId) throw new Error('No slot is left');
      const { status, body } = await line.post('/api/bookings', bookingOf({ slot, referralId }));
      if (status !== 201) throw new Error(`A booking was answered with ${status}: ${body}`);
    });
  const bare = (from: number) =>
    perSecond(clients, from, async (client, n) => {
      const transaction = transactions[n];
      if (!transaction) throw new Error('No rehearsed booking is left');
      await replay(client, transaction);
    });

  const rounds: { server: number; bare: number }[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const from = round * PER_ROUND;
    const first = round % 2 === 0;
    const one = await (first ? throughServer : bare)(from);
    await wait(100);
    const other = await (first ? bare : throughServer)(from);
    await wait(100);
    if (round > 0) rounds.push(first ? { server: one, bare: other } : { server: other, bare: one });
  }
  for (const line of lines) line.close();
  await sameOnBothSides(workshop);
  console.error(
    rounds.map((r) => `  server ${r.server.toFixed(0)}/s, bare ${r.bare.toFixed(0)}/s`).join('\n'),
  );
  return [
    measure(
      {
        name: 'bookings-per-second',
        value: median(rounds.map((round) => round.server)),
        unit: '/s',
        against: {
          what: `the same statements as bare SQL on ${CLIENTS} connections`,
          value: median(rounds.map((round) => round.bare)),
        },
      },
      { of: 'ratio', atLeast: 0.5 },
    ),
  ];
}

async function perSecond<Client>(
  clients: readonly Client[],
  from: number,
  book: (client: Client, n: number) => Promise<void>,
): Promise<number> {
  let next = from;
  const began = clock();
  await Promise.all(
    clients.map(async (client) => {
      while (next < from + PER_ROUND) await book(client, next++);
    }),
  );
  return (PER_ROUND / (clock() - began)) * 1000;
}

/** The comparison is only fair when both sides left the same behind. */
async function sameOnBothSides({ house, twin, superuser }: Workshop): Promise<void> {
  const client = await superuser();
  const left = async (clinicId: string): Promise<string> => {
    const counts = ['booking', 'occupancy', 'change', 'audit_event', 'idempotency_key'].map(
      (table) => `(select count(*) from ${table} where clinic_id = $1) as ${table}`,
    );
    const { rows } = await client.query<Record<string, string>>(
      `select ${counts.join(', ')},
        (select seq from clinic_head where clinic_id = $1) as seq,
        (select sum(length(body::text)) / 1000 from change where clinic_id = $1) as changed,
        (select count(*) from referral where clinic_id = $1 and worklist = 'booked') as booked`,
      [clinicId],
    );
    return JSON.stringify(rows[0]);
  };
  const [server, bare] = [await left(house.clinicId), await left(twin.clinicId)];
  if (server !== bare || !server.includes(`"booking":"${BOOKINGS}"`))
    throw new Error(`The two sides did not do the same: ${server} and ${bare}`);
}
