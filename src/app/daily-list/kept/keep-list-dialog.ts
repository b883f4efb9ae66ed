import { PIN_MAXIMUM, PIN_TRIES, pinFault } from '#domain/people/pin-rule';
import {
  ChangeDetectionStrategy,
  Component,
  InjectionToken,
  computed,
  inject,
  signal,
} from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { Store } from '@ngrx/store';
import { DialogFrame } from '../../shared/dialogs/dialog-frame';
import { exactTextOf } from '../../shared/form-text';
import { KeptList } from '../../shared/kept-list/kept-list';
import { DEVICE_STORAGE, markedFor } from '../../shared/kept-list/kept-mark';
import { canSeal } from '../../shared/kept-list/seal';
import { Notices } from '../../shared/notices/notices';
import { clockOf } from '../../shared/times/words';
import { selectMe } from '../../state/sign-in.state';
import { ListKeeper } from './list-keeper';
import { pinFaultWords } from './pin-words';

/** Can this browser lock and keep a list? Only on https and on localhost. */
export const CAN_KEEP = new InjectionToken<boolean>('can keep', {
  providedIn: 'root',
  factory: () => canSeal() && 'serviceWorker' in navigator && 'indexedDB' in globalThis,
});

/** Marks this device as one's own, for the hours without a network, and takes it back. */
@Component({
  selector: 'g-keep-list',
  imports: [DialogFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './keep-list-dialog.html',
  styleUrl: './keep-list-dialog.scss',
})
export class KeepListDialog {
  readonly #kept = inject(KeptList);
  readonly #keeper = inject(ListKeeper);
  readonly #notices = inject(Notices);
  readonly #storage = inject(DEVICE_STORAGE);
  readonly #me = inject(Store).selectSignal(selectMe);
  protected readonly dialog = inject<MatDialogRef<KeepListDialog>>(MatDialogRef);
  protected readonly canKeep = inject(CAN_KEEP);
  protected readonly longest = PIN_MAXIMUM;
  protected readonly tries = PIN_TRIES;
  protected readonly isKept = signal(markedFor(this.#storage) === this.#me()?.id);
  protected readonly working = signal(false);
  protected readonly fault = signal('');
  /** When what is kept was so; empty while nothing is. */
  protected readonly asOf = signal('');
  protected readonly heading = computed(() =>
    this.isKept()
      ? $localize`Your list is kept on this device`
      : $localize`Keep my list on this device`,
  );

  constructor() {
    if (this.isKept()) void this.#look();
  }

  protected async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const me = this.#me();
    if (this.working() || me === null) return;
    const form = new FormData(event.target as HTMLFormElement);
    const pin = exactTextOf(form, 'pin');
    const fault = pinFault(pin);
    if (fault !== null || pin !== exactTextOf(form, 'again')) {
      this.fault.set(fault === null ? $localize`The two PINs differ.` : pinFaultWords(fault));
      return;
    }
    this.fault.set('');
    this.working.set(true);
    try {
      await this.#kept.mark(me.id, pin);
      await this.#keeper.keep();
      this.#notices.done($localize`Your list is kept on this device, today’s and tomorrow’s.`);
      this.dialog.close();
    } catch {
      this.fault.set(
        $localize`This device could not keep it. Is the network there, and is there room on the device?`,
      );
    } finally {
      this.working.set(false);
    }
  }

  protected async takeBack(): Promise<void> {
    if (this.working()) return;
    this.working.set(true);
    try {
      await this.#kept.forgetAll();
      this.#notices.done($localize`Your list is no longer kept on this device.`);
      this.dialog.close();
    } catch {
      this.fault.set($localize`It could not be removed. Try again.`);
    } finally {
      this.working.set(false);
    }
  }

  async #look(): Promise<void> {
    const days = await this.#kept.look(Date.now()).catch(() => []);
    const [day] = days === 'over' ? [] : days;
    this.asOf.set(day === undefined ? '' : clockOf(day.asOf, day.zone));
  }
}
