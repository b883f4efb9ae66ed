import { bootstrapApplication } from '@angular/platform-browser';
import { Root } from './app/shell/root';
import { rootConfig } from './app/shell/root.config';
import { showStoredTheme } from './app/shell/theme';

/** Safari has no Temporal yet; everybody else downloads nothing for it. */
async function haveTemporal(): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
}

showStoredTheme(document);
haveTemporal()
  .then(() => bootstrapApplication(Root, rootConfig))
  .catch((problem: unknown) => {
    console.error(problem);
  });
