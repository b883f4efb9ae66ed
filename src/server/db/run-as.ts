import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from './start-error.ts';

/** The system user that PostgreSQL runs as: it refuses to run as root. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

interface Account extends RunAs {
  readonly name: string;
}

function accounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/**
 * Who runs PostgreSQL on this data folder: null is whoever started us. Under root it is the owner
 * of an existing folder, else nobody; an unknown uid would not do, PostgreSQL looks its name up.
 */
export function chooseRunAs(existing: string | null): RunAs | null {
  const self = process.getuid?.();
  const owner = existing === null ? undefined : statSync(existing).uid;
  if (self !== 0) {
    if (owner !== undefined && self !== undefined && owner !== self)
      throw new StartError(
        `The database in ${existing} belongs to another user (uid ${owner}): start Ganglion as that user or as root, or set GANGLION_DATA to another folder.`,
      );
    return null;
  }
  const known = accounts();
  const account =
    (owner ? known.find(({ uid }) => uid === owner) : undefined) ??
    known.find(({ name }) => name === 'nobody');
  if (!account)
    throw new StartError(
      'PostgreSQL does not run as root, and this system has no user "nobody": start Ganglion as an ordinary user, or set DATABASE_URL.',
    );
  return { uid: account.uid, gid: account.gid };
}

/** Can a user who is in no group of ours walk down to this folder? */
export function openToOthers(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
