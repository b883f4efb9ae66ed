// `npm run soak`: 10,000 random requests from 16 clients on a real PostgreSQL, and what became of
// them; the search for free slots against the rules themselves in 100,000 random clinics; and what
// stands between 100,000 random patients and home against the plain table.
import './end-with-npm.ts';
import { join } from 'node:path';
import { ended, root, spawnNode } from './children.ts';

const operations = process.env['STORM_OPERATIONS'] ?? '10000';
const visits = process.env['DISCHARGE_VISITS'] ?? '100000';
const clinics = process.env['FREE_SLOT_CLINICS'] ?? '100000';
console.log(`A storm of ${operations} requests; STORM_SEED=<number> makes one again.`);
console.log(`Discharge of ${visits} patients; DISCHARGE_SEED=<number> makes them again.`);
console.log(`Free slots in ${clinics} clinics; FREE_SLOT_SEED=<number> makes them again.`);
const began = performance.now();
const code = await ended(
  spawnNode(
    [
      join(root, 'node_modules', 'jasmine', 'bin', 'jasmine.js'),
      '--config=jasmine.json',
      'src/server/bookings/storm.spec.ts',
      'src/server/bookings/free-slot-oracle.spec.ts',
      'src/server/discharge/random-visits.spec.ts',
    ],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        STORM_OPERATIONS: operations,
        FREE_SLOT_CLINICS: clinics,
        DISCHARGE_VISITS: visits,
      },
    },
  ),
);
console.log(`It took ${Math.round((performance.now() - began) / 1000)} s.`);
process.exitCode = code;
