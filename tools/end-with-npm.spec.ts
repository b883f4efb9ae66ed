import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MODULE = join(import.meta.dirname, 'end-with-npm.ts');

if (process.platform !== 'win32')
  describe('a command that npm runs in a shell', () => {
    /** A shell as npm starts it, with a process in it that says its number and then how it ends. */
    async function inAShell(env: NodeJS.ProcessEnv) {
      const script = `
        process.on('SIGTERM', () => { console.log('asked to end'); process.exit(0); });
        setInterval(() => undefined, 1000);
        console.log(process.pid);`;
      const others = { ...process.env };
      delete others['npm_lifecycle_event'];
      const shell = spawn(
        '/bin/sh',
        ['-c', '"$0" --import "$1" -e "$2"; true', process.execPath, MODULE, script],
        { env: { ...others, ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
      );
      let said = '';
      shell.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
      const closed = once(shell.stdout, 'close');
      await once(shell.stdout, 'data');
      return { shell, pid: Number(said), closed, said: () => said };
    }

    it('is asked to end when npm and its shell have ended', async () => {
      const { shell, closed, said } = await inAShell({ npm_lifecycle_event: 'start' });
      shell.kill('SIGTERM');
      await closed;
      expect(said()).toContain('asked to end');
    });

    it('runs on without npm, where whoever started it may leave it behind', async () => {
      const { shell, pid, closed, said } = await inAShell({});
      shell.kill('SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect(said()).not.toContain('asked to end');
      process.kill(pid);
      await closed;
    });
  });
