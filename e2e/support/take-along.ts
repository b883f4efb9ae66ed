import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';

export interface TakenAlong {
  readonly name: string;
  readonly bytes: Buffer;
  readonly records: Readonly<Record<string, string>>[];
}

/** The list as a file, the way a person takes it along. */
export async function takeAlong(page: Page): Promise<TakenAlong> {
  const link = page.getByRole('link', { name: 'This list as a spreadsheet (CSV)' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const bytes = await readFile(await download.path());
  return {
    name: download.suggestedFilename(),
    bytes,
    records: parse(bytes, { bom: true, columns: true }),
  };
}
