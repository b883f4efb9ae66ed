import type { Provider } from '@angular/core';
import { PIN_ITERATIONS } from '../kept-list/kept-list';
import { DEVICE_STORAGE } from '../kept-list/kept-mark';
import { KeptStore } from '../kept-list/kept-store';
import { LIST_WORKER } from '../kept-list/list-worker';
import { MemoryStorage } from './memory-storage';

/** A device for specs: the browser's own store for what is kept, a mark and a worker of its own. */
export class Device {
  readonly storage = new MemoryStorage();
  /** What the worker was asked for. */
  readonly worker: ('install' | 'remove')[] = [];
  /** Settable: the app's own files cannot be kept. */
  isFull = false;

  readonly providers: Provider[] = [
    { provide: DEVICE_STORAGE, useValue: this.storage },
    { provide: PIN_ITERATIONS, useValue: 1_000 },
    {
      provide: LIST_WORKER,
      useValue: {
        install: () => {
          this.worker.push('install');
          return this.isFull ? Promise.reject(new Error('no room')) : Promise.resolve();
        },
        remove: () => {
          this.worker.push('remove');
          return Promise.resolve();
        },
      },
    },
  ];

  /** Before and after a spec: the browser keeps its store from one to the next. */
  async clear(): Promise<void> {
    await new KeptStore().forgetAll();
  }
}
