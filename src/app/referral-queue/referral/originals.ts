import type { MessagesAnswer } from '#contract/referrals';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';
import { FailureNote } from '../../shared/refusals/failure';
import { instantWords } from '../../shared/times/words';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { ReferralsClient } from '../referrals-client';

type Message = MessagesAnswer['messages'][number];

/** The messages as they came, read only when somebody asks. */
@Component({
  selector: 'g-originals',
  imports: [FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details (toggle)="opened($event)">
      <summary class="g-section-title" i18n>Original message</summary>
      @if (failure(); as failure) {
        <g-failure [failure]="failure" />
      }
      @for (message of shown(); track message.id + message.event) {
        <p class="g-meta">{{ message.about }}</p>
        <pre tabindex="0" role="region" [attr.aria-label]="message.about">{{ message.lines }}</pre>
      }
    </details>
  `,
  styles: `
    summary {
      cursor: pointer;
    }
    p {
      margin-top: var(--g-3);
    }
    pre {
      max-height: 360px;
      margin: var(--g-1) 0 0;
      padding: var(--g-3);
      overflow: auto;
      border: 1px solid var(--g-line);
      border-radius: var(--g-radius);
      background: var(--g-surface-2);
      font-size: 12px;
      line-height: 16px;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class Originals {
  readonly referralId = input.required<string>();

  readonly #client = inject(ReferralsClient);
  readonly #store = inject(Store);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);

  readonly #messages = linkedSignal({
    source: this.referralId,
    computation: (): readonly Message[] | null => null,
  });
  protected readonly failure = linkedSignal({
    source: this.referralId,
    computation: (): ApiFailure | null => null,
  });

  protected readonly shown = computed(() =>
    (this.#messages() ?? []).map((message) => ({
      id: message.id,
      event: message.event,
      about: `${eventWord(message.event)} · ${formatWord(message.kind)} · ${instantWords(message.receivedAt, this.#zone(), this.#today())}`,
      lines:
        message.kind === 'fhir'
          ? indented(message.content)
          : message.content.replaceAll(/\r\n?/g, '\n'),
    })),
  );

  protected opened(event: Event): void {
    if (!(event.target as HTMLDetailsElement).open || this.#messages() !== null) return;
    this.#client.messages(this.referralId()).subscribe({
      next: ({ messages }) => {
        this.#messages.set(messages);
      },
      error: (failure: ApiFailure) => {
        this.failure.set(failure);
      },
    });
  }
}

function eventWord(event: string): string {
  switch (event) {
    case 'withdrawal':
      return $localize`Cancellation`;
    case 'update':
      return $localize`Later message`;
    default:
      return $localize`Referral`;
  }
}

/** JSON as people read it; as it came where it is none. */
function indented(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}

function formatWord(kind: Message['kind']): string {
  switch (kind) {
    case 'fhir':
      return 'FHIR R4';
    case 'hl7v2':
      return 'HL7 v2';
    case 'csv':
      return 'CSV';
  }
}
