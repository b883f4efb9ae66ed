import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'referral',
  (snapshot) => snapshot.referrals,
  (referral) => referral.id,
);

export const referralsFeature = createFeature({
  name: 'referrals',
  reducer,
  extraSelectors: ({ selectReferralsState }) => adapter.getSelectors(selectReferralsState),
});

export const { selectAll: selectReferrals, selectEntities: selectReferralEntities } =
  referralsFeature;
