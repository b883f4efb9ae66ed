import type { Config } from '../config.ts';

export const testConfig = (over: Partial<Config> = {}): Config => ({
  host: '127.0.0.1',
  port: 0,
  publicUrl: null,
  dataFolder: '/nowhere',
  databaseUrl: null,
  staticFolder: null,
  checkAnswers: true,
  ...over,
});
