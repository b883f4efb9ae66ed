/** What keeps a patient from being sent home, or an answer from being stored. */
export type DischargeRefusal =
  | { readonly code: 'item-unanswered'; readonly linkId: string; readonly text: string }
  | {
      readonly code: 'item-forbids-home';
      readonly linkId: string;
      readonly text: string;
      readonly hard: boolean;
    }
  | { readonly code: 'score-too-low'; readonly score: number; readonly needed: number }
  | { readonly code: 'observation-not-over'; readonly minutesLeft: number }
  | { readonly code: 'orthostatic-drop'; readonly systolic: number; readonly diastolic: number }
  | {
      readonly code: 'answer-out-of-range';
      readonly linkId: string;
      readonly min: number | null;
      readonly max: number | null;
    }
  | { readonly code: 'answer-of-wrong-type'; readonly linkId: string }
  | { readonly code: 'not-applicable-not-offered'; readonly linkId: string }
  | { readonly code: 'overrule-reason-missing' };
