import { spawn } from 'node:child_process';
import type { RunAs } from './run-as.ts';

interface RunOptions {
  readonly cwd: string;
  readonly runAs: RunAs | null;
  readonly stopping: AbortSignal | undefined;
}

/** Resolves once neither the command nor anything it started holds its output: nothing writes on. */
export function run(
  command: string,
  args: string[],
  { cwd, runAs, stopping }: RunOptions,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
      ...(runAs ?? {}),
    });
    const interrupt = () => child.kill('SIGTERM');
    if (stopping?.aborted) interrupt();
    stopping?.addEventListener('abort', interrupt);
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => resolve({ code: 1, output: `error: ${error.message}` }));
    child.on('close', (code) => {
      stopping?.removeEventListener('abort', interrupt);
      resolve({ code: code ?? 1, output });
    });
  });
}
