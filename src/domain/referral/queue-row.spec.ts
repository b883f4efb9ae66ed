import fc from 'fast-check';
import type { Told } from '#domain/booking/booking';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import { URGENCIES } from '#domain/clinic/clinic';
import { READINESS_KINDS } from '#domain/readiness/readiness';
import { plainWords } from '#domain/referral/plain-words';
import { queueKeys, queueRow } from '#domain/referral/queue-row';
import { compareInQueue } from '#domain/referral/queue-order';
import { REMINDER_WAYS, TRIAGE_DECISIONS, type Referral } from '#domain/referral/referral';
import { CLOSED_WORKLISTS, stageOf, type WorklistFacts } from '#domain/referral/worklist';
import { aPatient, aProcedureType, aReferral, aStamp } from '#domain/testing/builders';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';

const TODAY = '2026-09-14';
const calendarOn = (today: ClinicDate) => ({
  today,
  zone: 'Europe/London',
  rules: DEFAULT_CLINIC_RULES,
});
const calendar = calendarOn(TODAY);

const day = (from: number, to: number): fc.Arbitrary<ClinicDate> =>
  fc.integer({ min: from, max: to }).map((days) => addDays(TODAY, days));

const anyFacts: fc.Arbitrary<WorklistFacts> = fc
  .record({
    id: fc.uuid(),
    urgency: fc.constantFrom(...URGENCIES, null),
    decision: fc.constantFrom(...TRIAGE_DECISIONS),
    received: day(-200, 0),
    validTo: fc.option(day(-10, 40)),
    away: fc.option(fc.tuple(day(-5, 20), fc.option(fc.nat(9)))),
    booked: fc.array(
      fc.record({ date: day(-5, 40), known: fc.boolean(), cancelled: fc.boolean() }),
      { maxLength: 2 },
    ),
    due: fc.array(
      fc.record({
        kind: fc.constantFrom(...READINESS_KINDS),
        dueOn: fc.option(day(-5, 40)),
        done: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    returned: fc.option(day(-40, 0)),
    reminded: fc.array(
      fc.record({ on: day(-40, 0), how: fc.constantFrom(...REMINDER_WAYS), undone: fc.boolean() }),
      { maxLength: 3 },
    ),
    flag: fc.option(fc.boolean()),
    plan: fc.option(fc.constantFrom('stop', null)),
    paused: fc.option(fc.tuple(day(-20, 20), fc.option(fc.nat(20)))),
    series: fc.option(fc.constant('series-1')),
    ended: fc.option(day(-5, 0)),
  })
  .map((facts) => {
    const { id, urgency, decision, received, validTo, away, booked, due } = facts;
    const { returned, reminded, flag, plan, paused, series, ended } = facts;
    const on = (date: ClinicDate) => aStamp({ at: `${date}T09:00:00.000Z` });
    const standing = booked.filter(({ cancelled }) => !cancelled);
    const referral = aReferral({
      id,
      urgency,
      decision,
      receivedAt: `${received}T08:30:00.000Z`,
      bookingsStanding: standing.length,
      nextBlockOn: standing.map(({ date }) => date).sort()[0] ?? null,
      authorisation:
        validTo === null
          ? null
          : {
              payer: 'Harbour Mutual',
              number: 'HM-1',
              blocksAllowed: 3,
              validFrom: '2026-01-01',
              validTo,
              minimumSpacingDays: null,
            },
      readiness: due.map(({ kind, dueOn, done }, index) => ({
        id: `r-${index}`,
        kind,
        owner: 'patient' as const,
        dueOn,
        done: done ? { ...aStamp(), note: '' } : null,
      })),
      steps:
        returned === null
          ? []
          : [{ ...on(returned), id: 's-1', decision, reason: 'No side', undone: null }],
      reminders: reminded
        .sort((a, b) => (a.on < b.on ? -1 : 1))
        .map((reminder, index) => ({
          ...on(reminder.on),
          id: `m-${index}`,
          how: reminder.how,
          note: '',
          undone: reminder.undone ? aStamp() : null,
        })),
      redFlags:
        flag === null
          ? []
          : [
              {
                id: 'f-1',
                kind: 'suspected-dvt' as const,
                note: '',
                raised: aStamp(),
                resolved: flag ? { ...aStamp(), resolution: 'None' } : null,
              },
            ],
      antithrombotics:
        plan === null && flag === null
          ? []
          : [
              {
                drug: 'apixaban',
                decision: plan,
                stopDays: 3,
                restartHours: null,
                decided: plan === null ? null : aStamp(),
                prescriberAgreed: null,
              },
            ],
      pauses:
        paused === null
          ? []
          : [
              {
                from: paused[0],
                to: paused[1] === null ? null : addDays(paused[0], paused[1]),
                reason: 'Away',
              },
            ],
      seriesId: series,
      endedAt: ended === null ? null : `${ended}T10:00:00.000Z`,
    });
    const unavailable =
      away === null
        ? []
        : [{ from: away[0], to: away[1] === null ? null : addDays(away[0], away[1]) }];
    return {
      referral,
      patient: aPatient({ unavailable }),
      procedureType: aProcedureType(),
      bookings: booked.map(({ date, known, cancelled }) => ({
        status: cancelled ? ('cancelled' as const) : ('booked' as const),
        date,
        start: 600,
        told: known
          ? { ...aStamp(), how: 'phone' as const, date, start: 600, confirmed: true }
          : null,
      })),
    };
  });

describe('A row of the queue', () => {
  it('holds until the day it turns on, and is worked out anew from that day', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(45), (facts, later) => {
        const turns = queueKeys(facts, calendar).turnsOn;
        const then = addDays(TODAY, later);
        fc.pre(turns === null || then < turns);
        expect(queueRow(facts, calendarOn(then))).toEqual(queueRow(facts, calendar));
        expect(queueKeys(facts, calendarOn(then)).rank).toBe(queueKeys(facts, calendar).rank);
      }),
      { numRuns: 500 },
    );
  });

  it('ranks as the queue compares, with what is closed behind', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (one, other) => {
        const closed = ({ referral, patient, procedureType }: WorklistFacts): boolean =>
          CLOSED_WORKLISTS.includes(stageOf(referral, patient, procedureType));
        const first = queueKeys(one, calendar).rank < queueKeys(other, calendar).rank;
        if (closed(one) !== closed(other)) expect(first).toBe(closed(other));
        else if (closed(one))
          expect(first).toBe(
            one.referral.receivedAt === other.referral.receivedAt
              ? one.referral.id < other.referral.id
              : one.referral.receivedAt > other.referral.receivedAt,
          );
        else expect(first).toBe(compareInQueue(one.referral, other.referral, calendar) < 0);
      }),
    );
  });

  const received = (
    over: Partial<Referral>,
    facts: Partial<WorklistFacts> = {},
  ): WorklistFacts => ({
    referral: aReferral(over),
    patient: aPatient(),
    procedureType: aProcedureType(),
    bookings: [],
    ...facts,
  });

  it('says since when an answer of the referrer is awaited', () => {
    const step = { ...aStamp({ at: '2026-09-01T10:00:00.000Z' }), id: 's', reason: 'No side' };
    const returned = { ...step, decision: 'needs-information' as const, undone: null };
    const steps = [returned];
    const at = (over: Partial<Referral>) =>
      queueRow(received({ steps, ...over }), calendar).returnedAt;
    expect(at({ decision: 'needs-information' })).toBe('2026-09-01T10:00:00.000Z');
    expect(at({ decision: 'received' })).toBeNull();
  });

  it('names the next block that the patient does not know, and what they were told before', () => {
    const told = {
      ...aStamp(),
      how: 'phone' as const,
      date: '2026-09-20',
      start: 570,
      confirmed: false,
    };
    const bookings = [
      { status: 'booked' as const, date: '2026-10-01', start: 600, told: null },
      { status: 'booked' as const, date: '2026-09-20', start: 615, told },
      { status: 'cancelled' as const, date: '2026-09-15', start: 600, told: null },
    ];
    expect(queueRow(received({ decision: 'accepted' }, { bookings }), calendar).toTell).toEqual({
      date: '2026-09-20',
      start: 615,
      told: { date: '2026-09-20', start: 570 },
    });
  });

  it('asks to call again when another physician treats or the arrival is another', () => {
    const told = { ...aStamp(), how: 'phone' as const, date: '2026-09-20', start: 570 };
    const of = { ...told, arrive: 540, physicianId: 'a', confirmed: true };
    const now = { status: 'booked' as const, date: '2026-09-20', start: 570 };
    const toTell = (physicianId: string, arriveBeforeMinutes: number, kept: Told = of) => {
      const bookings = [{ ...now, physicianId, arriveBeforeMinutes, told: kept }];
      return queueRow(received({ decision: 'accepted' }, { bookings }), calendar).toTell;
    };
    const before = { date: '2026-09-20', start: 570, arrive: 540 };
    expect(toTell('a', 30)).toBeNull();
    expect(toTell('a', 45)?.told).toEqual(before);
    expect(toTell('b', 30)?.told).toEqual({ ...before, otherPhysician: { was: 'a', now: 'b' } });
    // Told before these were kept: only what is known is compared.
    const { by, byName, at, how, date, start, confirmed } = of;
    const old = { by, byName, at, how, date, start, confirmed };
    expect(toTell('b', 45, old)).toBeNull();
  });

  it('is found by name without accents, number, diagnosis and referrer', () => {
    const facts = received(
      { referrer: 'Dr Ödön Kiss' },
      { patient: aPatient({ familyName: 'Ó Briain', givenName: 'Róisín', mrn: 'GA-000777' }) },
    );
    const { words, name } = queueKeys(facts, calendar);
    expect(name).toBe('o briain roisin');
    for (const word of ['o briain', 'roisin', 'ga-000777', 'g90.522', 'odon'])
      expect(words).toContain(word);
    expect(plainWords('  ÅNGSTRÖM ')).toBe('angstrom');
    expect(plainWords('Łukasz Weiß O’Dea')).toBe("lukasz weiss o'dea");
  });
});
