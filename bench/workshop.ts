import pg from 'pg';
import { databaseOn } from '../src/server/db/database.ts';
import { startEmbedded, type EmbeddedPostgres } from '../src/server/db/embedded.ts';
import { migrate } from '../src/server/db/migrate.ts';
import { fillClinic, type BenchClinic } from './bench-clinic.ts';
import { startServer, temporaryFolder, type ServerProcess } from './processes.ts';
import { rehearse, type Errand, type Transaction } from './rehearsal.ts';

/** How many clients write at once, and how many connections bare SQL is given. */
export const CLIENTS = 8;

/** As many as a busy clinic has waiting at once. */
const WATCHED_REFERRALS = 250;

export interface Workshop {
  readonly server: ServerProcess;
  /** Booked in through the server. */
  readonly house: BenchClinic;
  /** The same clinic, with the same free slots, where bookings are replayed as bare SQL. */
  readonly twin: BenchClinic;
  readonly transactions: Transaction[];
  /** A smaller clinic that desktops look at while bookings are replayed in it. */
  readonly watched: BenchClinic;
  readonly watchedTransactions: Transaction[];
  /** A connection to the server's own database, as the application. */
  readonly connect: () => Promise<pg.Client>;
  readonly superuser: () => Promise<pg.Client>;
  stop(): Promise<void>;
}

export interface WorkshopSize {
  /** To be made on both sides, through the server and as bare SQL. */
  readonly bookings: number;
  /** To be made through the server only. */
  readonly raceBookings: number;
  readonly watchedBookings: number;
  readonly desks: number;
}

/** A server over a database with three clinics in it, and bookings rehearsed for two of them. */
export async function openWorkshop(size: WorkshopSize): Promise<Workshop> {
  const dataFolder = temporaryFolder();
  const embedded = await startEmbedded({
    dataFolder,
    say: () => undefined,
    onUnexpectedEnd: (reason) => {
      throw new Error(`The benchmark's database ended: ${reason}`);
    },
  });
  const prepared = await prepare(embedded, size).finally(() => embedded.stop());
  const server = await startServer(dataFolder, ['--empty', '--no-build']);
  const clients: pg.Client[] = [];
  const connectAs = async (user: 'ganglion_app' | 'postgres'): Promise<pg.Client> => {
    const client = new pg.Client({ ...embedded.connection(user), pipeline: true });
    client.on('error', () => undefined); // the query that meets it says so
    await client.connect();
    clients.push(client);
    return client;
  };
  return {
    ...prepared,
    server,
    connect: () => connectAs('ganglion_app'),
    superuser: () => connectAs('postgres'),
    stop: async () => {
      await Promise.all(clients.map((client) => client.end()));
      await server.stop();
    },
  };
}

async function prepare(embedded: EmbeddedPostgres, size: WorkshopSize) {
  const owner = new pg.Client(embedded.connection('ganglion_owner'));
  await owner.connect();
  await migrate(owner);
  await owner.end();
  const superuser = new pg.Client(embedded.connection('postgres'));
  await superuser.connect();
  const connections = (name?: string) => ({
    owner: embedded.connection('ganglion_owner', name),
    app: embedded.connection('ganglion_app', name),
    stop: () => Promise.resolve(),
  });
  const original = databaseOn(connections());
  const fill = (name: string, referrals: number, coordinators: number) =>
    fillClinic(superuser, original.pool, name, { referrals, coordinators });
  const house = await fill('House', size.bookings + size.raceBookings, CLIENTS);
  const twin = await fill('Twin', size.bookings, CLIENTS);
  const watched = await fill('Watched', WATCHED_REFERRALS, size.desks);
  await original.stop();
  await superuser.end();

  const errands = (clinic: BenchClinic, count: number): Errand[] =>
    Array.from({ length: count }, (_, n) => {
      const [slot, referralId] = [clinic.slots[n], clinic.referrals[n]];
      if (!slot || !referralId) throw new Error('The clinic is too small for so many bookings');
      return { slot, referralId };
    });
  const admin = new pg.Client(embedded.connection('postgres', 'postgres'));
  await admin.connect();
  await admin.query('create database rehearsal owner ganglion_owner template ganglion');
  const rehearsed = async (clinic: BenchClinic, count: number): Promise<Transaction[]> => {
    const copy = databaseOn(connections('rehearsal'));
    try {
      const actors = clinic.coordinators.map(({ actor }) => actor);
      return await rehearse(copy.pool, actors, errands(clinic, count));
    } finally {
      await copy.stop();
    }
  };
  const transactions = await rehearsed(twin, size.bookings);
  const watchedTransactions = await rehearsed(watched, size.watchedBookings);
  await admin.query('drop database rehearsal');
  await admin.end();
  return { house, twin, watched, transactions, watchedTransactions };
}
