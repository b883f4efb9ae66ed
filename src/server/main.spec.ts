import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { aServerFolder, type ServerFolder } from './testing/server-folder.ts';
import { processesIn } from './testing/server-process.ts';

const asRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65_534, gid: 65_534 };

if (process.platform === 'linux')
  describe('the server as a process', () => {
    let here: ServerFolder;
    beforeEach(async () => {
      here = await aServerFolder();
    });
    afterEach(() => here.remove(), 40_000);

    it('starts on nothing, stops cleanly when asked, and starts again on what it left', async () => {
      const first = here.start();
      expect(await first.ready()).toBe(`http://127.0.0.1:${here.port}`);
      expect(first.output).toContain('Creating a database in');
      expect(await here.ready()).toBe(200);
      first.signal('SIGTERM');
      expect(await first.ended()).toBe(0);
      expect(await here.untilGone()).toEqual([]);
      expect(existsSync(join(here.data, 'postgres', 'postmaster.pid'))).toBeFalse();

      const second = here.start();
      await second.ready();
      expect(second.output).not.toContain('Creating a database in');
      second.signal('SIGINT', 'group');
      expect(await second.ended()).toBe(0);
      expect(await here.untilGone()).toEqual([]);
    }, 60_000);

    it('stops when asked while it still starts, and leaves nothing half made behind', async () => {
      const interrupted = here.start();
      while (!interrupted.output.includes('Creating a database') && interrupted.running)
        await new Promise((resolve) => setTimeout(resolve, 10));
      interrupted.signal('SIGTERM');
      expect(await interrupted.ended()).toBe(0);
      expect(interrupted.output).not.toContain('at ');
      expect(readdirSync(here.data)).toEqual([]);
      expect(processesIn(here.folder)).toEqual([]);
      const next = here.start();
      await next.ready();
      expect(readdirSync(here.data)).toEqual(['postgres']);
      next.signal('SIGTERM');
      expect(await next.ended()).toBe(0);
      expect(await here.untilGone()).toEqual([]);
    }, 60_000);

    it('leaves no database running when it is killed, and starts again', async () => {
      const killed = here.start();
      await killed.ready();
      expect(processesIn(here.folder).some((line) => line.includes('postgres'))).toBeTrue();
      killed.signal('SIGKILL');
      expect(await killed.ended()).toBeNull();
      // At once: the next start meets the last one's database while it ends.
      const next = here.start();
      await next.ready();
      expect(await here.ready()).toBe(200);
      next.signal('SIGTERM');
      expect(await next.ended()).toBe(0);
      expect(await here.untilGone()).toEqual([]);
    }, 60_000);

    it('leaves no database running when everything of it is killed at once', async () => {
      const killed = here.start();
      await killed.ready();
      killed.signal('SIGKILL', 'group');
      await killed.ended();
      expect(await here.untilGone()).toEqual([]);
      const next = here.start();
      await next.ready();
      next.signal('SIGTERM');
      expect(await next.ended()).toBe(0);
    }, 60_000);

    it('ends with one sentence when its database is killed, and starts again', async () => {
      const server = here.start();
      await server.ready();
      const [postmaster = ''] = readFileSync(
        join(here.data, 'postgres', 'postmaster.pid'),
        'utf8',
      ).split('\n');
      process.kill(Number(postmaster), 'SIGKILL');
      expect(await server.ended()).toBe(1);
      expect(server.output).toMatch(
        /^The database ended unexpectedly \(.*\): start Ganglion again\.$/m,
      );
      expect(await here.untilGone()).toEqual([]);
      const next = here.start();
      await next.ready();
      next.signal('SIGTERM');
      expect(await next.ended()).toBe(0);
    }, 60_000);

    it('finishes a request that is under way before it stops, and takes no more', async () => {
      const server = here.start();
      await server.ready();
      const body = JSON.stringify({ email: 'nobody@example.org', password: 'tidal-harbour' });
      const socket = await open(here.port);
      const answer = readAll(socket);
      socket.write(
        `POST /api/sign-ins HTTP/1.1\r\nHost: 127.0.0.1:${here.port}\r\nConnection: close\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
      server.signal('SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await expectAsync(open(here.port)).toBeRejected();
      socket.write(body.slice(10));
      expect(await answer).toContain('wrong-e-mail-or-password');
      expect(await server.ended()).toBe(0);
      expect(await here.untilGone()).toEqual([]);
    }, 60_000);

    it('does not wait for desks that listen to the live feed', async () => {
      const server = here.start();
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

    it('works below a path longer than a socket may have', async () => {
      const deep = join(here.folder, 'd'.repeat(60), 'e'.repeat(60));
      const server = here.start({ GANGLION_DATA: deep });
      await server.ready();
      server.signal('SIGTERM');
      expect(await server.ended()).toBe(0);
    }, 60_000);

    if (asRoot) {
      it('works as root below a folder that only root may enter', async () => {
        chmodSync(here.folder, 0o700);
        const server = here.start();
        await server.ready();
        expect(await here.ready()).toBe(200);
        server.signal('SIGKILL');
        await server.ended();
        const again = here.start();
        await again.ready();
        again.signal('SIGTERM');
        expect(await again.ended()).toBe(0);
        expect(await here.untilGone()).toEqual([]);
      }, 60_000);

      it('works as an ordinary user', async () => {
        chmodSync(here.folder, 0o777);
        const server = here.start({}, NOBODY);
        await server.ready();
        expect(await here.ready()).toBe(200);
        server.signal('SIGTERM');
        expect(await server.ended()).toBe(0);
        expect(await here.untilGone()).toEqual([]);
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
