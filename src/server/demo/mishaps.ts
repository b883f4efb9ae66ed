import type { RedFlagKind } from '#domain/referral/referral';
import type { Mishap } from './plan-types.ts';

/** Why a booking did not become a block, as people write it. */
export const MISHAP_REASONS: Readonly<Record<Mishap, readonly string[]>> = {
  cancelled: [
    'Patient has a chest infection and is on antibiotics.',
    'No escort that week; asks for another date.',
    'Family bereavement.',
    'Physician on sick leave; patient called and rebooked.',
    'Dental abscess under treatment.',
    'Patient double-booked with the vascular clinic.',
  ],
  'no-show': [
    'Did not come; no answer on the telephone.',
    'Did not come; called later, had mixed up the week.',
  ],
  'cancelled-on-the-day': [
    'INR 2.4 this morning, warfarin was not stopped.',
    'Temperature 38.2 °C and a cough; GP informed.',
    'Took apixaban yesterday evening; new date agreed.',
  ],
  aborted: [
    'Vasovagal with the first needle pass, recovered fully; patient wished to stop.',
    'Could not lie prone because of shoulder pain.',
  ],
};

/** Red flags as they come up in letters and on the telephone. */
export const RED_FLAGS_SEEN: readonly {
  readonly kind: RedFlagKind;
  readonly note: string;
  readonly resolution: string;
}[] = [
  {
    kind: 'fever-or-local-infection',
    note: 'Letter mentions a discharging wound over the malleolus.',
    resolution: 'Wound closed, CRP 4; orthopaedics agree in writing.',
  },
  {
    kind: 'suspected-dvt',
    note: 'Calf swollen and tender since the weekend.',
    resolution: 'Duplex negative on the same day.',
  },
  {
    kind: 'progressive-weakness',
    note: 'Reports the foot dropping for two weeks.',
    resolution: 'Examined: old peroneal lesion, power unchanged since March.',
  },
  {
    kind: 'acute-limb-ischaemia',
    note: 'Foot white and numb since this morning, said on the telephone.',
    resolution: 'Seen by vascular on call: chronic, no acute occlusion.',
  },
  {
    kind: 'weight-loss-or-lymphadenopathy',
    note: 'Lost 9 kg in three months without trying.',
    resolution: 'CT without malignancy; new diabetes medication explains it.',
  },
  {
    kind: 'suicide-risk',
    note: 'Said that life is not worth it with this pain.',
    resolution: 'Seen by liaison psychiatry: no acute risk, safety plan in place.',
  },
];
