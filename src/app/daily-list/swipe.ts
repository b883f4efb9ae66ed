/** How far, in CSS pixels, a finger must go sideways, and how little it may go up or down. */
const FAR = 60;
const STRAY = 48;

/** Turns a finger drawn sideways into a step: 1 to the next, -1 to the one before. */
export class Swipe {
  #from: { readonly x: number; readonly y: number } | null = null;

  begin(event: PointerEvent): void {
    this.#from = event.pointerType === 'touch' ? { x: event.clientX, y: event.clientY } : null;
  }

  end(event: PointerEvent): 1 | -1 | null {
    const from = this.#from;
    this.#from = null;
    if (from === null) return null;
    const across = event.clientX - from.x;
    if (Math.abs(across) < FAR || Math.abs(event.clientY - from.y) > STRAY) return null;
    return across < 0 ? 1 : -1;
  }
}
