/** What a drag tells, in coordinates of the window. */
export interface DragListener {
  /** It has moved far enough to be meant. */
  lifted(): void;
  moved(x: number, y: number): void;
  dropped(x: number, y: number): void;
  cancelled(): void;
}

/** Less than this is a click with an unsteady hand, in pixels. */
const MEANT = 5;

/** Follows one pointer from its press to its release; Escape cancels. */
export function trackDrag(press: PointerEvent, listener: DragListener): void {
  if (press.button !== 0 || press.pointerType === 'touch') return;
  const view = (press.target as Element).ownerDocument;
  const stop = new AbortController();
  const { signal } = stop;
  let isLifted = false;

  view.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId !== press.pointerId) return;
      const { clientX, clientY } = event;
      if (!isLifted) {
        if (Math.hypot(clientX - press.clientX, clientY - press.clientY) < MEANT) return;
        isLifted = true;
        listener.lifted();
      }
      listener.moved(clientX, clientY);
    },
    { signal },
  );
  view.addEventListener(
    'pointerup',
    (event) => {
      if (event.pointerId !== press.pointerId) return;
      stop.abort();
      if (!isLifted) return;
      swallowClick(view);
      listener.dropped(event.clientX, event.clientY);
    },
    { signal },
  );
  const cancel = (): void => {
    stop.abort();
    if (isLifted) listener.cancelled();
  };
  view.addEventListener('pointercancel', cancel, { signal });
  view.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !isLifted) return;
      event.stopPropagation();
      swallowClick(view);
      cancel();
    },
    { signal, capture: true },
  );
}

/** A browser sends a click after the release; what was dragged was not clicked. */
function swallowClick(view: Document): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  view.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => {
    view.removeEventListener('click', swallow, { capture: true });
  }, 50);
}
