import { ensureBuild } from '../../tools/ensure-build.ts';

/** The stories run against the app as it is served, built once for all workers. */
export default function buildOnce(): Promise<void> {
  return ensureBuild(console.log);
}
