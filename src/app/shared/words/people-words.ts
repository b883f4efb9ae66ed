import type { Act, Role } from '#domain/people/roles';

export function roleWord(role: Role): string {
  switch (role) {
    case 'coordinator':
      return $localize`Coordinator`;
    case 'nurse':
      return $localize`Nurse`;
    case 'physician':
      return $localize`Physician`;
    case 'administrator':
      return $localize`Administrator`;
    case 'display':
      return $localize`Wall display`;
  }
}

/** "a coordinator", as a sentence names who may. */
export function someoneOf(role: Role): string {
  switch (role) {
    case 'coordinator':
      return $localize`a coordinator`;
    case 'nurse':
      return $localize`a nurse`;
    case 'physician':
      return $localize`a physician`;
    case 'administrator':
      return $localize`an administrator`;
    case 'display':
      return $localize`a wall display`;
  }
}

/** What an act is, after "may": "triage referrals". */
export function actWords(act: Act): string {
  switch (act) {
    case 'read-clinic':
      return $localize`see the clinic’s patients`;
    case 'enter-referral':
      return $localize`enter referrals`;
    case 'tell-patient':
      return $localize`record what a patient was told`;
    case 'return-referral':
      return $localize`return referrals with advice`;
    case 'triage-referral':
      return $localize`triage referrals`;
    case 'resolve-red-flag':
      return $localize`resolve red flags`;
    case 'complete-readiness':
      return $localize`complete what must be in hand`;
    case 'set-antithrombotic-plan':
      return $localize`decide an antithrombotic plan`;
    case 'book':
      return $localize`book`;
    case 'book-own-list':
      return $localize`book on their own list`;
    case 'move-on-the-day':
      return $localize`move bookings on the day`;
    case 'overrule-as-coordinator':
      return $localize`overrule this as coordinator`;
    case 'overrule-as-physician':
      return $localize`overrule this as physician`;
    case 'record-arrival':
      return $localize`record an arrival`;
    case 'record-visit-step':
      return $localize`record steps of a visit`;
    case 'answer-checklist':
      return $localize`answer checklists`;
    case 'record-measurement':
      return $localize`record measurements`;
    case 'write-procedure-record':
      return $localize`write the procedure record`;
    case 'sign-record':
      return $localize`sign the procedure record`;
    case 'record-follow-up':
      return $localize`record a follow-up call`;
    case 'answer-follow-up':
      return $localize`answer what worries a patient after a block`;
    case 'record-response':
      return $localize`record how a block worked`;
    case 'plan-series':
      return $localize`plan a series`;
    case 'decide-series':
      return $localize`decide how a series goes on`;
    case 'set-up-clinic':
      return $localize`set up the clinic`;
    case 'manage-people':
      return $localize`manage who works here`;
    case 'approve-clinical-numbers':
      return $localize`approve clinical numbers`;
    case 'read-audit':
      return $localize`read the audit trail`;
  }
}
