import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Icon } from '../shared/icon/icon';
import { ClockPipe } from '../shared/times/clock.pipe';
import { selectNames } from '../state/names.state';
import type { PlaceTile } from './day-board';

/** Who is in which room or recovery bay, until when, and who comes next. */
@Component({
  selector: 'g-place-strip',
  imports: [ClockPipe, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 class="g-sr" i18n>Rooms and recovery bays</h2>
    <ul>
      @for (tile of places(); track tile.place.id) {
        <li [class.taken]="tile.patient" [class.overdue]="tile.overdue">
          <span class="place g-truncate">
            <g-icon [name]="tile.place.kind === 'bay' ? 'bed' : 'meeting_room'" [size]="16" />
            <span class="g-sr">{{ tile.place.name }}</span>
            <span aria-hidden="true" [title]="tile.place.name">{{
              tile.patient ? tile.place.shortName : tile.place.name
            }}</span>
          </span>
          @if (tile.patient && tile.until !== null) {
            <span class="until" [class.is-late]="tile.overdue">
              @if (tile.overdue) {
                <ng-container i18n>over time</ng-container>
              } @else {
                <ng-container i18n>until {{ tile.until | clock }}</ng-container>
              }
            </span>
          }
          @if (tile.patient; as patient) {
            <a class="who g-truncate" [routerLink]="['/today', patient.booking.id]">{{
              names().patient(patient.patient.id)
            }}</a>
          } @else {
            <span class="free">
              @if (tile.next; as next) {
                <ng-container i18n>free until {{ next.at | clock }}</ng-container>
              } @else {
                <ng-container i18n>free</ng-container>
              }
            </span>
          }
          @if (tile.next; as next) {
            <span class="next g-truncate" i18n
              >next {{ next.day.patient.familyName }} {{ next.at | clock }}</span
            >
          } @else {
            <span class="next">&nbsp;</span>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      flex: none;
      container-type: inline-size;
      border-bottom: 1px solid var(--g-line);
      overflow-x: auto;
      background: var(--g-surface-2);
    }
    ul {
      display: grid;
      grid-auto-columns: minmax(132px, 1fr);
      grid-auto-flow: column;
    }
    li {
      display: grid;
      grid-template: auto auto / minmax(0, 1fr) auto;
      gap: 0 8px;
      padding: 8px 12px;
      border-right: 1px solid var(--g-line);
      box-shadow: inset 0 3px 0 transparent;
      font-size: 12px;
      line-height: 16px;
    }
    li:last-child {
      border-right: 0;
    }
    li.taken {
      background: var(--g-surface);
      box-shadow: inset 0 3px 0 var(--g-accent);
    }
    li.overdue {
      box-shadow: inset 0 3px 0 var(--g-danger);
    }
    .place {
      display: flex;
      align-items: center;
      gap: 4px;
      color: var(--g-ink-2);
    }
    .who,
    .free {
      grid-column: 1 / -1;
      font-size: 14px;
      line-height: 20px;
    }
    .who {
      color: inherit;
      font-weight: 600;
      text-decoration: none;
    }
    .who:hover {
      text-decoration: underline;
    }
    .free {
      color: var(--g-ink-2);
    }
    .next {
      grid-column: 1 / -1;
      color: var(--g-ink-2);
    }
    @container (max-width: 1000px) {
      ul {
        grid-template-columns: repeat(auto-fill, minmax(148px, 1fr));
        grid-auto-flow: row;
      }
    }
  `,
})
export class PlaceStrip {
  readonly places = input.required<readonly PlaceTile[]>();
  protected readonly names = inject(Store).selectSignal(selectNames);
}
