import { patientDayApiActions, patientDayPageActions } from './today.actions';
import { todayFeature } from './today.state';

const bookingId = 'booking-1';
const { reducer } = todayFeature;

describe('What is under way on the patient’s day', () => {
  const before = reducer(undefined, patientDayPageActions.opened());

  it('of one form says nothing of the other’s draft', () => {
    const sent = reducer(
      before,
      patientDayPageActions.measurementsEntered({
        form: 'temperatures',
        bookingId,
        measurements: [],
      }),
    );
    expect([sent.temperatures.busy, sent.measurements.busy]).toEqual([true, false]);
    const stored = reducer(
      sent,
      patientDayApiActions.measurementsRecorded({ form: 'temperatures', bookingId }),
    );
    expect([stored.temperatures.stored, stored.measurements.stored]).toEqual([1, 0]);
    const refused = reducer(
      stored,
      patientDayApiActions.measurementsRefused({
        form: 'measurements',
        bookingId,
        failure: { kind: 'offline' },
      }),
    );
    expect([refused.temperatures.failure, refused.measurements.failure]).toEqual([
      null,
      { kind: 'offline' },
    ]);
  });
});
