import { ensureBuild } from '../../tools/ensure-build.ts';
import { fillOnce } from './clinic-server.ts';

/** The app as it is served, and the demo clinic: made once for all workers. */
export default async function makeOnce(): Promise<() => void> {
  await ensureBuild(console.log);
  return fillOnce();
}
