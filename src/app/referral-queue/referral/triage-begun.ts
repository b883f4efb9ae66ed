import { Injectable, signal } from '@angular/core';
import type { TriageMode } from './triage-modes';

/**
 * The decision that is being filled in, and the version it was begun on. Not an input of the form: a
 * quick second key comes before inputs are set.
 */
@Injectable()
export class TriageBegun {
  readonly #mode = signal<TriageMode | null>(null);
  readonly #version = signal(0);
  readonly mode = this.#mode.asReadonly();
  readonly version = this.#version.asReadonly();

  begin(mode: TriageMode, version: number): void {
    this.#version.set(version);
    this.#mode.set(mode);
  }

  leave(): void {
    this.#mode.set(null);
  }
}
