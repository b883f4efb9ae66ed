import { InjectionToken } from '@angular/core';

/** Set to `false` by the production build. */
declare const ngDevMode: boolean;

/** What opens the app without a network: a service worker, wanted only where a list is kept. */
export interface ListWorker {
  /** Resolves once the app's files are on the device. */
  install(): Promise<void>;
  remove(): Promise<void>;
}

const SCRIPT = '/list-worker.js';
/** How the worker names its caches (src/worker/list-worker.ts). */
const CACHES = 'ganglion-app-';

export const LIST_WORKER = new InjectionToken<ListWorker>('list worker', {
  providedIn: 'root',
  factory: () => ({ install, remove }),
});

async function install(): Promise<void> {
  // While the app is being written its files change under every page: nothing of it may be kept.
  if (ngDevMode) return;
  const registration = await navigator.serviceWorker.register(SCRIPT, { updateViaCache: 'none' });
  const worker = registration.installing ?? registration.waiting;
  if (worker === null) return;
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new Error('The app’s files could not be kept.'));
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

async function remove(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration('/');
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(CACHES)) await caches.delete(name);
}
