/** What a membership lets a person do in one clinic; a person may hold several. */
export const ROLES = ['coordinator', 'nurse', 'physician', 'administrator', 'display'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Everything a person can do, each guarded in the server and hidden in the app by the same table.
 * A refinement that depends on the case (a physician's own list, a move on the day) is a question
 * of its own beside the rule it belongs to; this table says who may ever.
 */
export const ACTS = [
  'read-clinic',
  'enter-referral',
  'tell-patient',
  'return-referral',
  'triage-referral',
  'resolve-red-flag',
  'complete-readiness',
  'set-antithrombotic-plan',
  'book',
  'book-own-list',
  'move-on-the-day',
  'overrule-as-coordinator',
  'overrule-as-physician',
  'record-arrival',
  'record-visit-step',
  'answer-checklist',
  'record-measurement',
  'write-procedure-record',
  'sign-record',
  'record-follow-up',
  'answer-follow-up',
  'record-response',
  'plan-series',
  'decide-series',
  'set-up-clinic',
  'manage-people',
  'approve-clinical-numbers',
  'read-audit',
] as const;
export type Act = (typeof ACTS)[number];

const TABLE: Record<Act, readonly Role[]> = {
  'read-clinic': ['coordinator', 'nurse', 'physician', 'administrator'],
  'enter-referral': ['coordinator', 'nurse', 'physician'],
  'tell-patient': ['coordinator', 'nurse', 'physician'],
  'return-referral': ['coordinator', 'physician'],
  'triage-referral': ['physician'],
  'resolve-red-flag': ['physician'],
  'complete-readiness': ['coordinator', 'nurse', 'physician'],
  'set-antithrombotic-plan': ['physician'],
  book: ['coordinator'],
  'book-own-list': ['physician'],
  'move-on-the-day': ['coordinator', 'nurse'],
  'overrule-as-coordinator': ['coordinator'],
  'overrule-as-physician': ['physician'],
  'record-arrival': ['coordinator', 'nurse', 'physician'],
  'record-visit-step': ['nurse', 'physician'],
  'answer-checklist': ['nurse', 'physician'],
  'record-measurement': ['nurse', 'physician'],
  'write-procedure-record': ['nurse', 'physician'],
  'sign-record': ['physician'],
  'record-follow-up': ['coordinator', 'nurse', 'physician'],
  'answer-follow-up': ['physician'],
  'record-response': ['coordinator', 'nurse', 'physician'],
  'plan-series': ['coordinator', 'physician'],
  'decide-series': ['physician'],
  'set-up-clinic': ['administrator'],
  'manage-people': ['administrator'],
  'approve-clinical-numbers': ['physician'],
  'read-audit': ['administrator', 'physician'],
};

/** May someone with these roles ever do this? */
export function mayDo(roles: readonly Role[], act: Act): boolean {
  return roles.some((role) => TABLE[act].includes(role));
}

/** Every act these roles open, in the table's order. */
export function actsOf(roles: readonly Role[]): Act[] {
  return ACTS.filter((act) => mayDo(roles, act));
}

/** Signed in where visitors read along: sees the day by initials, and nothing else. */
export function isDisplayOnly(roles: readonly Role[]): boolean {
  return roles.length > 0 && roles.every((role) => role === 'display');
}

/** Somebody's roles do not open this act; theirs do who can do it instead. */
export type NotPermitted = Readonly<{
  code: 'not-permitted';
  act: Act;
  roles: readonly Role[];
}>;

export const notPermitted = (act: Act): NotPermitted => ({
  code: 'not-permitted',
  act,
  roles: rolesThatMay(act),
});

/** Why somebody with these roles may not do this; empty when they may. */
export const permissionRefusals = (
  { roles }: { readonly roles: readonly Role[] },
  act: Act,
): NotPermitted[] => (mayDo(roles, act) ? [] : [notPermitted(act)]);

/** The roles that could do it instead, for the sentence that refuses. */
export function rolesThatMay(act: Act): readonly Role[] {
  return TABLE[act];
}
