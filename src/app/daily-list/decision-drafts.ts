import type { AntithromboticDecision } from '#domain/readiness/antithrombotics';
import { Injectable, signal } from '@angular/core';

/** A plan as far as it is chosen. */
export interface PlanDraft {
  readonly decision: AntithromboticDecision;
  readonly stopDays: number;
  readonly restartHours: number | null;
}

/** What is written about a patient and not stored stays while the list is walked up and down. */
@Injectable()
export class DecisionDrafts {
  readonly #texts = signal<Readonly<Record<string, string>>>({});
  readonly #plans = signal<Readonly<Record<string, PlanDraft>>>({});

  text(about: string): string {
    return this.#texts()[about] ?? '';
  }

  write(about: string, text: string): void {
    this.#texts.update((texts) => ({ ...texts, [about]: text }));
  }

  plan(about: string): PlanDraft | null {
    return this.#plans()[about] ?? null;
  }

  choose(about: string, plan: PlanDraft): void {
    this.#plans.update((plans) => ({ ...plans, [about]: plan }));
  }
}
