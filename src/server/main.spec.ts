import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, processesIn, ServerProcess } from './testing/server-process.ts';

const asRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65_534, gid: 65_534 };

if (process.platform === 'linux')
  describe('the server as a process', () => {
    let folder: string;
    let data: string;
    let port: number;
    const servers: ServerProcess[] = [];
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'ganglion-server-'));
      chmodSync(folder, 0o755);
      data = join(folder, 'data');
      port = await freePort();
    });
    afterEach(async () => {
      for (const server of servers.splice(0)) {
        if (server.running) server.signal('SIGKILL');
        await server.ended();
      }
      await untilGone();
      rmSync(folder, { recursive: true, force: true });
    }, 40_000);

    const start = (env: Record<string, string> = {}, identity = {}) => {
      const server = new ServerProcess(
        { PORT: String(port), GANGLION_DATA: data, ...env },
        identity,
      );
      servers.push(server);
      return server;
    };

    async function untilGone(patience = 15_000): Promise<string[]> {
      const deadline = performance.now() + patience;
      for (;;) {
        const left = processesIn(folder);
        if (left.length === 0 || performance.now() > deadline) return left;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }

    /** What it says and how it ends when it cannot start: one sentence, code 1, no stack. */
    async function refusal(env: Record<string, string> = {}, identity = {}): Promise<string> {
      const server = start(env, identity);
      expect(await server.ended())
        .withContext(server.output)
        .toBe(1);
      const lines = server.output.trim().split('\n');
      const last = lines.at(-1) ?? '';
      expect(server.output).not.toMatch(/^\s+at /m);
      expect(last).toMatch(/^[A-Z].*\.$/);
      return last;
    }

    const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;

    it('starts on nothing, stops cleanly when asked, and starts again on what it left', async () => {
      const first = start();
      expect(await first.ready()).toBe(`http://127.0.0.1:${port}`);
      expect(first.output).toContain('Creating a database in');
      expect(await ready()).toBe(200);
      first.signal('SIGTERM');
      expect(await first.ended()).toBe(0);
      expect(await untilGone()).toEqual([]);
      expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBeFalse();

      const second = start();
      await second.ready();
      expect(second.output).not.toContain('Creating a database in');
      second.signal('SIGINT', 'group');
      expect(await second.ended()).toBe(0);
      expect(await untilGone()).toEqual([]);
    }, 60_000);

    it('leaves no database running when it is killed, and starts again', async () => {
      const killed = start();
      await killed.ready();
      expect(processesIn(folder).some((line) => line.includes('postgres'))).toBeTrue();
      killed.signal('SIGKILL');
      expect(await killed.ended()).toBeNull();
      // At once: the next start meets the last one's database while it ends.
      const next = start();
      await next.ready();
      expect(await ready()).toBe(200);
      next.signal('SIGTERM');
      expect(await next.ended()).toBe(0);
      expect(await untilGone()).toEqual([]);
    }, 60_000);

    it('leaves no database running when everything of it is killed at once', async () => {
      const killed = start();
      await killed.ready();
      killed.signal('SIGKILL', 'group');
      await killed.ended();
      expect(await untilGone()).toEqual([]);
      const next = start();
      await next.ready();
      next.signal('SIGTERM');
      expect(await next.ended()).toBe(0);
    }, 60_000);

    it('finishes a request that is under way before it stops, and takes no more', async () => {
      const server = start();
      await server.ready();
      const body = JSON.stringify({ email: 'nobody@example.org', password: 'tidal-harbour' });
      const socket = await open(port);
      const answer = readAll(socket);
      socket.write(
        `POST /api/sign-ins HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
      server.signal('SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await expectAsync(open(port)).toBeRejected();
      socket.write(body.slice(10));
      expect(await answer).toContain('wrong-e-mail-or-password');
      expect(await server.ended()).toBe(0);
      expect(await untilGone()).toEqual([]);
    }, 60_000);

    it('does not wait for desks that listen to the live feed', async () => {
      const server = start();
      const address = await server.ready();
      const setUp = await fetch(`${address}/api/set-up`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          clinic: { name: 'Quay Pain Clinic', zone: 'Europe/London' },
          administrator: { name: 'A', email: 'a@example.org', password: 'tidal-harbour' },
          physician: null,
        }),
      });
      const cookie = setUp.headers.get('set-cookie')?.split(';')[0] ?? '';
      const stream = await fetch(`${address}/api/live?from=0`, { headers: { cookie } });
      const heard = stream.text();
      await new Promise((resolve) => setTimeout(resolve, 300));
      const asked = performance.now();
      server.signal('SIGTERM');
      expect(await server.ended()).toBe(0);
      expect(performance.now() - asked).toBeLessThan(8_000);
      expect(await heard).toContain('event: ping');
    }, 60_000);

    it('refuses to run twice on one data folder, and the first goes on', async () => {
      const first = start();
      await first.ready();
      const said = await refusal({ PORT: String(await freePort()) });
      expect(said).toBe(
        `Another Ganglion is running on the data folder ${data}: stop it, or set GANGLION_DATA to another folder.`,
      );
      expect(await ready()).toBe(200);
    }, 60_000);

    it('names a port that is in use, and leaves no database running', async () => {
      const squatter = createServer();
      await new Promise<void>((resolve) => {
        squatter.listen(port, '127.0.0.1', resolve);
      });
      const said = await refusal();
      squatter.close();
      expect(said).toBe(
        `Port ${port} is in use: stop the other program, or choose another with PORT, as in "PORT=${port + 1} npm start".`,
      );
      expect(await untilGone()).toEqual([]);
    }, 60_000);

    it('names a data folder that cannot be written to', async () => {
      writeFileSync(join(folder, 'a-file'), '');
      const below = join(folder, 'a-file', 'data');
      expect(await refusal({ GANGLION_DATA: below })).toContain(
        `The data folder ${below} cannot be written to (ENOTDIR)`,
      );
      if (!asRoot) return;
      mkdirSync(data, { mode: 0o755 });
      expect(await refusal({}, NOBODY)).toContain(
        `The data folder ${data} cannot be written to (EACCES)`,
      );
    }, 60_000);

    it('names a data folder that is broken', async () => {
      mkdirSync(join(data, 'postgres'), { recursive: true });
      expect(await refusal()).toContain('holds no database (PG_VERSION is missing)');
      rmSync(data, { recursive: true });

      const server = start();
      await server.ready();
      server.signal('SIGTERM');
      await server.ended();
      writeFileSync(join(data, 'postgres', 'global', 'pg_control'), 'nonsense');
      const said = await refusal();
      expect(said).toContain(`The database in ${join(data, 'postgres')} does not start:`);
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
        expect(await refusal(env)).toContain(says);
      }, 60_000);

    it('works below a path longer than a socket may have', async () => {
      const deep = join(folder, 'd'.repeat(60), 'e'.repeat(60));
      const server = start({ GANGLION_DATA: deep });
      await server.ready();
      server.signal('SIGTERM');
      expect(await server.ended()).toBe(0);
    }, 60_000);

    if (asRoot) {
      it('works as root below a folder that only root may enter', async () => {
        chmodSync(folder, 0o700);
        const server = start();
        await server.ready();
        expect(await ready()).toBe(200);
        server.signal('SIGKILL');
        await server.ended();
        const again = start();
        await again.ready();
        again.signal('SIGTERM');
        expect(await again.ended()).toBe(0);
        expect(await untilGone()).toEqual([]);
      }, 60_000);

      it('works as an ordinary user', async () => {
        chmodSync(folder, 0o777);
        const server = start({}, NOBODY);
        await server.ready();
        expect(await ready()).toBe(200);
        server.signal('SIGTERM');
        expect(await server.ended()).toBe(0);
        expect(await untilGone()).toEqual([]);
      }, 60_000);
    }
  });

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      resolve(socket);
    });
    socket.on('error', reject);
  });
}

function readAll(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('close', () => {
      resolve(text);
    });
  });
}
