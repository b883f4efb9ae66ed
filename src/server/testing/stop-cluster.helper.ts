import { stopTestCluster } from './test-cluster.ts';

// The first spec that asks waits for the cluster; a busy machine takes its time.
jasmine.DEFAULT_TIMEOUT_INTERVAL = 30_000;

afterAll(async () => {
  await stopTestCluster();
}, 30_000);
