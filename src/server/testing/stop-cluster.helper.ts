import { stopTestCluster } from './test-cluster.ts';

afterAll(async () => {
  await stopTestCluster();
}, 30_000);
