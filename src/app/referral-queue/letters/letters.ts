import type { Attachment } from '#domain/referral/attachments';
import { mayDo } from '#domain/people/roles';
import type { Referral } from '#domain/referral/referral';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  inputBinding,
  linkedSignal,
  outputBinding,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Dialogs } from '../../shared/dialogs/dialogs';
import { Icon } from '../../shared/icon/icon';
import { ListDetail } from '../../shared/list-detail/list-detail';
import { FailureNote } from '../../shared/refusals/failure';
import { showWhen } from '../../shared/show-when';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { instantWords } from '../../shared/times/words';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { selectRoles } from '../../state/sign-in.state';
import { kindWord, LETTER_ACCEPT, LETTER_TYPES, sizeWords } from './letter-words';
import { lettersPageActions, type LetterUpload, uploadOf } from './letters.actions';
import { selectPending } from './letters.state';

/** The letters and scans of a referral; the one that `?letter=` names is open beside the record. */
@Component({
  selector: 'g-letters',
  imports: [FailureNote, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:paste)': 'pasted($event)' },
  templateUrl: './letters.html',
  styleUrl: './letters.scss',
})
export class Letters {
  readonly referral = input.required<Referral>();
  /** The id of the one to show. */
  readonly letter = input<string>();

  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #listDetail = inject(ListDetail, { optional: true });
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #roles = this.#store.selectSignal(selectRoles);
  readonly #pending = this.#store.selectSignal(selectPending);

  protected readonly accept = LETTER_ACCEPT;
  protected readonly mayAdd = computed(() => mayDo(this.#roles(), 'enter-referral'));
  protected readonly pending = computed(() =>
    this.#pending().filter(({ referralId }) => referralId === this.referral().id),
  );
  readonly #index = computed(() =>
    this.referral().attachments.findIndex(({ id }) => id === this.letter()),
  );
  protected readonly open = computed(() => this.referral().attachments[this.#index()] ?? null);
  protected readonly place = computed(() => {
    const { length } = this.referral().attachments;
    return $localize`${this.#index() + 1}:place: of ${length}:count:`;
  });

  /** The one that is open, or was last: the viewer closes only after it has lost its letter. */
  readonly #last = linkedSignal<Attachment | null, Attachment | null>({
    source: this.open,
    computation: (open, before) => open ?? before?.value ?? null,
  });
  private readonly viewer = viewChild.required('viewer', { read: ViewContainerRef });

  constructor() {
    showWhen(
      () => this.open() !== null,
      this.viewer,
      async () => (await import('./letter-viewer')).LetterViewer,
      [
        inputBinding('letter', this.#last),
        inputBinding('address', () => this.address(this.#last())),
        inputBinding('place', this.place),
        inputBinding('several', () => this.referral().attachments.length > 1),
        outputBinding<1 | -1>('moved', (step) => {
          this.move(step);
        }),
        outputBinding('closed', () => {
          this.close();
        }),
      ],
    );
    effect(() => this.#listDetail?.coverList(this.open() !== null));
    inject(DestroyRef).onDestroy(() => this.#listDetail?.coverList(false));
    const any = (): boolean => this.referral().attachments.length > 0;
    const goes = (step: 1 | -1) => ({
      run: (): void => {
        this.move(step);
      },
      when: any,
    });
    shortcuts($localize`Letters and scans`, [
      { keys: 'l', label: $localize`Open the letter, or the next`, ...goes(1) },
      { keys: 'shift+l', label: $localize`Previous letter`, ...goes(-1) },
    ]);
  }

  attach(files: readonly File[]): void {
    if (!this.mayAdd()) return;
    for (const file of files) this.#send(uploadOf(this.referral().id, file));
  }

  protected picked(picker: HTMLInputElement): void {
    const files = [...(picker.files ?? [])];
    picker.value = '';
    this.attach(files);
  }

  /** An image, or a PDF; text goes into the field it is pasted in. */
  protected pasted(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) =>
      LETTER_TYPES.test(type),
    );
    if (!this.mayAdd() || this.#dialogs.isOpen() || files.length === 0) return;
    if (event.clipboardData?.types.includes('text/plain') === true) return;
    event.preventDefault();
    for (const file of files) {
      const ending = file.name.split('.').at(-1) ?? 'png';
      const name = $localize`Pasted ${this.#today()}:day:` + `.${ending}`;
      this.#send(uploadOf(this.referral().id, file, name));
    }
  }

  protected tryAgain({ id, referralId, name, file }: LetterUpload): void {
    this.#send({ id, referralId, name, file });
  }

  protected leaveOut(id: string): void {
    this.#store.dispatch(lettersPageActions.uploadLeftOut({ id }));
  }

  protected async withdraw(letter: Attachment): Promise<void> {
    const referralId = this.referral().id;
    const reason = await this.#dialogs.reason({
      title: $localize`Withdraw “${letter.name}:name:”`,
      prompt: $localize`It stays readable, with this reason.`,
      suggestions: [$localize`Another patient’s letter`, $localize`Attached twice`],
      confirm: $localize`Withdraw`,
    });
    if (reason !== null)
      this.#store.dispatch(
        lettersPageActions.letterWithdrawn({ referralId, attachmentId: letter.id, reason }),
      );
  }

  /** From none to the first or the last; round and round from there. */
  protected move(step: 1 | -1): void {
    const { attachments } = this.referral();
    const { length } = attachments;
    const from = this.#index() === -1 && step === -1 ? 0 : this.#index();
    const next = attachments[(from + step + length) % length];
    // Back closes the letter, however many were read.
    this.#show(next?.id ?? null, this.open() !== null);
  }

  protected close(): void {
    const id = this.open()?.id ?? '';
    this.#show(null, true);
    this.#host.querySelector<HTMLElement>(`[data-letter="${CSS.escape(id)}"]`)?.focus();
  }

  protected address(letter: Attachment | null): string {
    return `/api/referrals/${this.referral().id}/attachments/${letter?.id ?? ''}`;
  }

  protected about({ mediaType, size, added }: Attachment): string {
    return `${kindWord(mediaType)} · ${sizeWords(size)} · ${added.byName}, ${this.at(added.at)}`;
  }

  protected at(instant: string): string {
    return instantWords(instant, this.#zone(), this.#today());
  }

  protected withdrawLabel(name: string): string {
    return $localize`Withdraw ${name}:name:`;
  }

  #send(upload: LetterUpload): void {
    this.#store.dispatch(lettersPageActions.letterChosen({ upload }));
  }

  #show(letter: string | null, replaceUrl: boolean): void {
    void this.#router.navigate([], {
      queryParams: { letter },
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}
