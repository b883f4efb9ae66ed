import type { ChecklistKind } from '#domain/discharge/checklist';
import type { MeasurementKind, VisitState } from '#domain/visit/visit';

export function visitStateWord(state: VisitState): string {
  switch (state) {
    case 'expected':
      return $localize`Expected`;
    case 'arrived':
      return $localize`Arrived`;
    case 'prepared':
      return $localize`Prepared`;
    case 'in-room':
      return $localize`In the room`;
    case 'in-recovery':
      return $localize`In recovery`;
    case 'ready':
      return $localize`Ready to go home`;
    case 'home':
      return $localize`Gone home`;
    case 'no-show':
      return $localize`Did not come`;
    case 'cancelled-on-the-day':
      return $localize`Cancelled on the day`;
    case 'aborted':
      return $localize`Aborted in the room`;
    case 'transferred':
      return $localize`Transferred to hospital`;
    case 'left-against-advice':
      return $localize`Left against advice`;
  }
}

export function checklistKindWord(kind: ChecklistKind): string {
  switch (kind) {
    case 'pre-procedure':
      return $localize`Pre-procedure checklist`;
    case 'time-out':
      return $localize`Time-out`;
    case 'sign-out':
      return $localize`Sign-out`;
    case 'recovery':
      return $localize`Recovery checklist`;
    case 'discharge':
      return $localize`Discharge checklist`;
  }
}

export function measurementWord(kind: MeasurementKind): string {
  switch (kind) {
    case 'nrs':
      return $localize`Pain (NRS)`;
    case 'systolic':
      return $localize`Systolic pressure`;
    case 'diastolic':
      return $localize`Diastolic pressure`;
    case 'pulse':
      return $localize`Pulse`;
    case 'spo2':
      return $localize`Oxygen saturation`;
    case 'respiration':
      return $localize`Respiration`;
    case 'skin-temperature':
      return $localize`Skin temperature`;
    case 'leg-strength':
      return $localize`Leg strength`;
    case 'leg-sensation':
      return $localize`Leg sensation`;
    case 'walking':
      return $localize`Walking`;
  }
}

/** A fact of the procedure record by the name that rules give it. */
export function recordFactWord(fact: string): string {
  switch (fact) {
    case 'side':
      return $localize`side`;
    case 'levels':
      return $localize`levels`;
    case 'approach':
      return $localize`approach`;
    case 'needle':
      return $localize`needle`;
    case 'injectates':
      return $localize`what was injected`;
    case 'spread':
      return $localize`contrast spread`;
    case 'technical-success':
      return $localize`whether the block was achieved`;
    case 'procedure-start':
      return $localize`a finished time-out`;
    default:
      return fact;
  }
}
