// Starting a process of ours and ending it with us.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Node with the checks and the Temporal of tools/node-check.mjs. */
export function spawnNode(args: string[], options: SpawnOptions = {}): ChildProcess {
  const check = join(root, 'tools', 'node-check.mjs');
  return spawn(process.execPath, ['--import', check, ...args], { cwd: root, ...options });
}

/** Resolves to the exit code; a process ended by a signal counts as 1. */
export function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    if (child.exitCode !== null || child.signalCode) return resolve(child.exitCode ?? 1);
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Asks first, so that requests finish and the database stops cleanly; insists after `patience` ms. */
export async function end(child: ChildProcess, patience = 12_000): Promise<number> {
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), patience);
  const code = await ended(child);
  clearTimeout(insist);
  return code;
}
