import { keptVerdict } from '#domain/daily-list/kept-list';
import { PIN_MAXIMUM, PIN_TRIES } from '#domain/people/pin-rule';
import { clinicDateOf } from '#domain/time/instant';
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  DestroyRef,
  type ElementRef,
  computed,
  effect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { fromEvent, interval, merge } from 'rxjs';
import { exactTextOf } from '../../shared/form-text';
import { Icon } from '../../shared/icon/icon';
import { instantAt, KeptList, type OpenDay } from '../../shared/kept-list/kept-list';
import { dayWords, instantWords, longDay } from '../../shared/times/words';
import { KeptRowView } from './kept-row';
import { keptView, type KeptView } from './kept-view';
import { triesLeftWords } from './pin-words';

/** `gone`: it was here when the page opened, and somebody signed out, or the sign-in ended. */
type Stage =
  | 'looking'
  | 'locked'
  | 'opening'
  | 'open'
  | 'nothing'
  | 'over'
  | 'wiped'
  | 'gone'
  | 'clock-behind'
  | 'failed';

interface ShownDay extends OpenDay {
  readonly view: KeptView;
}

/** Looks as often as this whether a day is over. */
const LOOK_MS = 15_000;
/** A tablet laid aside for longer asks for the PIN again. */
const ASIDE_MS = 5 * 60_000;

/**
 * A physician's list without a network: after the PIN, what was kept, to read. It knows neither the
 * clinic's state nor who is signed in; whatever ends the sign-in takes the list from under it.
 */
@Component({
  selector: 'g-offline-list-page',
  imports: [Icon, KeptRowView],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offline-list-page.html',
  styleUrl: './offline-list-page.scss',
})
export class OfflineListPage {
  readonly #kept = inject(KeptList);
  readonly #page = inject(DOCUMENT);
  readonly #days = signal<readonly ShownDay[]>([]);
  readonly #now = signal(Date.now());
  #hiddenAt: number | null = null;
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly pin = viewChild<ElementRef<HTMLInputElement>>('pin');
  protected readonly stage = signal<Stage>('looking');
  protected readonly wrong = signal('');
  protected readonly longest = PIN_MAXIMUM;
  protected readonly tries = PIN_TRIES;

  protected readonly names = computed(() => {
    const view = this.#days()[0]?.view;
    return view === undefined ? '' : `${view.physician} · ${view.clinic}`;
  });
  protected readonly days = computed(() =>
    this.#days().map((day) => {
      const today = clinicDateOf(instantAt(this.#now(), day), day.zone);
      return {
        date: day.date,
        words: `${dayWords(day.date, today)}, ${longDay(day.date)}`,
        asOf: instantWords(day.asOf, day.zone, today),
        rows: day.view.rows,
      };
    }),
  );

  constructor() {
    merge(interval(LOOK_MS), fromEvent(this.#page, 'visibilitychange'))
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.#lookAgain());
    this.#kept.gone.pipe(takeUntilDestroyed()).subscribe(() => {
      if (['locked', 'opening', 'open', 'clock-behind'].includes(this.stage())) this.#shut('gone');
    });
    inject(DestroyRef).onDestroy(() => {
      this.#days.set([]);
    });
    effect(() => {
      this.pin()?.nativeElement.focus();
    });
    // What is read next stands where the PIN was asked for.
    effect(() => {
      if (!['looking', 'locked', 'opening'].includes(this.stage()))
        this.main().nativeElement.focus();
    });
    void this.#look();
  }

  protected async unlock(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.stage() !== 'locked') return;
    const form = event.target as HTMLFormElement;
    const pin = exactTextOf(new FormData(form), 'pin');
    this.stage.set('opening');
    this.wrong.set('');
    try {
      const unlocked = await this.#kept.unlock(pin, Date.now());
      switch (unlocked.kind) {
        case 'open':
          this.#open(unlocked.days);
          return;
        case 'wrong':
          form.reset();
          this.wrong.set(triesLeftWords(unlocked.left));
          this.stage.set('locked');
          return;
        case 'wiped':
        case 'over':
        case 'nothing':
        case 'clock-behind':
          this.#shut(unlocked.kind);
      }
    } catch {
      this.#shut('failed');
    }
  }

  protected lock(): void {
    this.#shut('locked');
  }

  #open(days: readonly OpenDay[]): void {
    const now = Date.now();
    const shown = days.filter(isReadableAt(now)).flatMap((day): ShownDay[] => {
      const view = keptView(day.text);
      return view === null ? [] : [{ ...day, view }];
    });
    this.#now.set(now);
    this.#days.set(shown);
    this.stage.set(shown.length === 0 ? 'failed' : 'open');
  }

  async #look(): Promise<void> {
    try {
      const days = await this.#kept.look(Date.now());
      if (days === 'over') this.#shut('over');
      else this.stage.set(days.length === 0 ? 'nothing' : 'locked');
    } catch {
      this.stage.set('failed');
    }
  }

  /** What is over leaves the screen before anything is asked of the device. */
  async #lookAgain(): Promise<void> {
    const now = Date.now();
    this.#now.set(now);
    if (this.#laidAside(now) && this.stage() === 'open') this.lock();
    if (this.stage() !== 'open' && this.stage() !== 'locked') return;
    this.#days.update((days) => days.filter(isReadableAt(now)));
    const found = await this.#kept.look(now).catch(() => null);
    if (found === 'over') this.#shut('over');
    else if (this.stage() === 'open' && this.#days().length === 0) this.lock();
  }

  #laidAside(now: number): boolean {
    const hiddenAt = this.#hiddenAt;
    if (this.#page.visibilityState === 'hidden') {
      this.#hiddenAt ??= now;
      return false;
    }
    this.#hiddenAt = null;
    return hiddenAt !== null && now - hiddenAt > ASIDE_MS;
  }

  #shut(stage: Stage): void {
    this.#days.set([]);
    this.wrong.set('');
    this.stage.set(stage);
  }
}

const isReadableAt =
  (now: number) =>
  (day: OpenDay): boolean =>
    keptVerdict(day, instantAt(now, day)) === 'readable';
