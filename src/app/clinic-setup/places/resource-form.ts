import type { AddResource } from '#contract/clinic';
import type { OpeningHours, Resource } from '#domain/clinic/clinic';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { textOf } from '../../shared/form-text';
import { HoursFields, hoursOf } from '../../shared/hours-fields/hours-fields';
import { Icon } from '../../shared/icon/icon';
import { selectClinic } from '../../state/clinic.state';
import { selectResourceEntities } from '../../state/resources.state';
import { asOpened } from '../as-opened';
import { ChangedNote } from '../changed-note';
import { setUpPageActions } from '../set-up.actions';
import { PlanPreviewNote } from '../sessions/plan-preview';
import { selectSaving } from '../set-up.state';
import { kindWord } from './kind-words';

const KINDS: readonly Resource['kind'][] = ['room', 'physician', 'bay'];

/** One room, physician or bay. */
@Component({
  selector: 'g-resource-form',
  imports: [ChangedNote, HoursFields, Icon, PlanPreviewNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './resource-form.html',
  styleUrl: '../detail.scss',
})
export class ResourceForm {
  /** Missing for a new one. */
  readonly id = input<string>();
  /** What a new one is to be. */
  readonly kind = input<string>();
  readonly #store = inject(Store);
  readonly #resources = this.#store.selectSignal(selectResourceEntities);
  readonly #clinic = this.#store.selectSignal(selectClinic);
  protected readonly saving = this.#store.selectSignal(selectSaving);

  /** As it was when the form was opened: what one types is based on that. */
  protected readonly opened = asOpened(this.id, this.#resources);
  protected readonly resource = this.opened.shown;
  protected readonly chosenKind = linkedSignal(
    (): Resource['kind'] =>
      this.resource()?.kind ?? KINDS.find((kind) => kind === this.kind()) ?? 'room',
  );
  protected readonly kinds = KINDS.map((kind) => ({ kind, word: kindWord(kind) }));
  /** A bay is watched while the clinic is open, until somebody says otherwise. */
  protected readonly staffed = computed((): OpeningHours => {
    const resource = this.resource();
    return resource?.kind === 'bay' ? resource.staffed : this.#clinic().openingHours;
  });
  protected readonly staffedLabel = $localize`When somebody watches this bay`;

  protected submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.saving()) return;
    const form = new FormData(event.target as HTMLFormElement);
    const names = { name: textOf(form, 'name'), shortName: textOf(form, 'shortName') };
    const resource = this.resource();
    if (resource === undefined) {
      this.#store.dispatch(setUpPageActions.resourceAdded({ resource: this.#added(names, form) }));
      return;
    }
    const change = {
      kind: 'change-resource',
      resourceId: resource.id,
      ...names,
      version: resource.version,
      activeTo: textOf(form, 'activeTo') || null,
    } as const;
    this.#store.dispatch(
      setUpPageActions.planChangeWanted({
        change: resource.kind === 'bay' ? { ...change, staffed: hoursOf(form) } : change,
        said: $localize`Saved.`,
        back: '/set-up/places',
      }),
    );
  }

  #added(names: { name: string; shortName: string }, form: FormData): AddResource {
    const kind = this.chosenKind();
    return kind === 'bay' ? { kind, ...names, staffed: hoursOf(form) } : { kind, ...names };
  }
}
