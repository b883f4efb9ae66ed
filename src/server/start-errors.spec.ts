import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { aServerFolder, type ServerFolder } from './testing/server-folder.ts';
import { freePort } from './testing/server-process.ts';

const asRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65_534, gid: 65_534 };

if (process.platform === 'linux')
  describe('a server that cannot start', () => {
    let here: ServerFolder;
    beforeEach(async () => {
      here = await aServerFolder();
    });
    afterEach(() => here.remove(), 40_000);

    it('refuses to run twice on one data folder, and the first goes on', async () => {
      const first = here.start();
      await first.ready();
      const said = await here.refusal({ PORT: String(await freePort()) });
      expect(said).toBe(
        `Another Ganglion is running on the data folder ${here.data}: stop it, or set GANGLION_DATA to another folder.`,
      );
      expect(await here.ready()).toBe(200);
    }, 60_000);

    it('names a port that is in use, and leaves no database running', async () => {
      const squatter = createServer();
      await new Promise<void>((resolve) => {
        squatter.listen(here.port, '127.0.0.1', resolve);
      });
      const said = await here.refusal();
      squatter.close();
      expect(said).toBe(
        `Port ${here.port} is in use: stop the other program, or choose another with PORT, as in "PORT=${here.port + 1} npm start".`,
      );
      expect(await here.untilGone()).toEqual([]);
    }, 60_000);

    it('names a data folder that cannot be written to', async () => {
      writeFileSync(join(here.folder, 'a-file'), '');
      const below = join(here.folder, 'a-file', 'data');
      expect(await here.refusal({ GANGLION_DATA: below })).toContain(
        `The data folder ${below} cannot be written to (ENOTDIR)`,
      );
      if (!asRoot) return;
      mkdirSync(here.data, { mode: 0o755 });
      expect(await here.refusal({}, NOBODY)).toContain(
        `The data folder ${here.data} cannot be written to (EACCES)`,
      );
    }, 60_000);

    it('names a data folder that is broken', async () => {
      mkdirSync(join(here.data, 'postgres'), { recursive: true });
      expect(await here.refusal()).toContain('holds no database (PG_VERSION is missing)');
      rmSync(here.data, { recursive: true });

      const server = here.start();
      await server.ready();
      server.signal('SIGTERM');
      await server.ended();
      writeFileSync(join(here.data, 'postgres', 'global', 'pg_control'), 'nonsense');
      const said = await here.refusal();
      expect(said).toContain(`The database in ${join(here.data, 'postgres')} does not start:`);
      expect(said).toContain('Restore the folder from a backup');
    }, 60_000);

    const settings: [what: string, env: Record<string, string>, says: string][] = [
      ['a port that is none', { PORT: 'four' }, 'PORT is "four"'],
      ['a host that is none', { HOST: '203.0.113.7' }, 'HOST is "203.0.113.7"'],
      ['a public address that is none', { PUBLIC_URL: 'clinic' }, 'PUBLIC_URL is "clinic"'],
      [
        'a public address below a path',
        { PUBLIC_URL: 'https://example.org/pain' },
        'PUBLIC_URL is',
      ],
      ['a database address that is none', { DATABASE_URL: 'x' }, 'DATABASE_URL is not an address'],
      [
        'a database out of reach',
        { DATABASE_URL: 'postgres://me@127.0.0.1:1/x' },
        'is out of reach',
      ],
    ];
    for (const [what, env, says] of settings)
      it(`names ${what}`, async () => {
        expect(await here.refusal(env)).toContain(says);
      }, 60_000);
  });
