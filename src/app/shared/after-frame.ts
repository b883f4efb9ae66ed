import { Injectable, PendingTasks, inject } from '@angular/core';
import { Observable } from 'rxjs';

/** In a window that nobody looks at, no frame is drawn. */
const NO_FRAME_MS = 100;

/** Lets what was just answered be seen before anything else is done about it. */
@Injectable({ providedIn: 'root' })
export class AfterFrame {
  readonly #tasks = inject(PendingTasks);

  /** Emits once, when the next frame is on the screen. */
  next(): Observable<void> {
    return new Observable((subscriber) => {
      const done = this.#tasks.add();
      const go = (): void => {
        stop();
        subscriber.next();
        subscriber.complete();
        done();
      };
      const unseen = setTimeout(go, NO_FRAME_MS);
      const drawn = new MessageChannel();
      drawn.port1.onmessage = go;
      // The message comes after the frame that was asked for is drawn.
      const frame = requestAnimationFrame(() => {
        drawn.port2.postMessage(null);
      });
      const stop = (): void => {
        clearTimeout(unseen);
        cancelAnimationFrame(frame);
        drawn.port1.close();
      };
      return () => {
        stop();
        done();
      };
    });
  }
}
