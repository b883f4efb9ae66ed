import {
  aBooking,
  aPatient,
  aProcedureType,
  aReferral,
  aStamp,
  aSession,
} from '#domain/testing/builders';
import { aBook, anAsking, anotherBooking } from '#domain/testing/booking-builders';
import type { Role } from '#domain/people/roles';
import { aNames } from '../../shared/testing/names';
import { decidingOn, judgeOf, nextAfter } from './decide';
import { caseOn, cellAt, firstPlaceOf, type CaseInHand } from '../hand/in-hand';

const MONDAY = '2026-09-14';
const inHand = (over: Partial<CaseInHand> = {}): CaseInHand => ({
  facts: {
    patient: aPatient(),
    referral: aReferral({ decision: 'accepted' }),
    procedureType: aProcedureType(),
    series: null,
    blocks: [],
  },
  booking: null,
  ...over,
});
const flagged = aReferral({
  decision: 'accepted',
  redFlags: [{ id: 'f', kind: 'suspected-dvt', note: '', raised: aStamp(), resolved: null }],
});

const asking = (roles: readonly Role[], physicianId: string | null = null) => ({
  actor: { roles, physicianId },
  asking: anAsking(),
  names: aNames(),
});

describe('What is in hand', () => {
  const day = aBook().day(MONDAY);

  it('is confirmed where it can be', () => {
    const { bookingCase, reasons } = caseOn(inHand(), day, anAsking());
    expect(bookingCase.status).toBe('booked');
    expect(reasons).toEqual([]);
  });

  it('is provisional, and says why, where something is not there yet', () => {
    const hand = inHand({ facts: { ...inHand().facts, referral: flagged } });
    const { bookingCase, reasons } = caseOn(hand, day, anAsking());
    expect(bookingCase.status).toBe('provisional');
    expect(reasons.map(({ code }) => code)).toEqual(['red-flag-unresolved']);
    const wanted = { from: MONDAY, to: MONDAY };
    expect(firstPlaceOf(hand, aBook(), wanted, anAsking())?.start).toBe(510);
  });

  it('takes physician or room of a cell from the session there', () => {
    const inRoom = cellAt({ columnId: 'room-1', start: 570 }, 'room', day, 30);
    expect(inRoom.physicianId).toBe('physician-1');
    const ofPhysician = cellAt({ columnId: 'physician-1', start: 570 }, 'physician', day, 30);
    expect(ofPhysician.roomId).toBe('room-1');
    // It begins within the session, and would end after it: the physician is still known.
    expect(cellAt({ columnId: 'room-1', start: 740 }, 'room', day, 30).physicianId).toBe(
      'physician-1',
    );
    expect(cellAt({ columnId: 'room-1', start: 760 }, 'room', day, 30).physicianId).toBeNull();
  });
});

describe('Choosing a spot', () => {
  const book = aBook({ bookings: [aBooking(), anotherBooking({ start: 660 })] });
  const day = book.day(MONDAY);
  const moving = inHand({ booking: aBooking() });
  const asker = asking(['coordinator']);
  const choose = (hand: CaseInHand, start: number) => {
    const onDay = caseOn(hand, day, anAsking());
    const verdict = judgeOf(hand, onDay, day, 'room', asker)({ columnId: 'room-1', start });
    return { verdict, next: nextAfter(verdict, hand) };
  };

  it('moves a booking to a legal one at once', () => {
    const { next } = choose(moving, 530);
    expect(next.kind).toBe('move');
    if (next.kind === 'move')
      expect(next.body).toEqual(jasmine.objectContaining({ version: 1, start: 530 }));
  });

  it('leaves a booking that already stands there', () => {
    expect(choose(moving, 570).next).toEqual({ kind: 'stay' });
  });

  it('asks before a new booking', () => {
    const other = inHand({
      facts: {
        ...inHand().facts,
        patient: aPatient({ id: 'patient-3' }),
        referral: aReferral({ id: 'r3', decision: 'accepted' }),
      },
    });
    expect(choose(other, 515).next.kind).toBe('decide');
  });

  it('asks before something is overruled', () => {
    const { verdict, next } = choose(moving, 715);
    expect(verdict.isSoft).toBeTrue();
    expect(next.kind).toBe('decide');
  });

  it('refuses a taken one with its reasons in words', () => {
    const { verdict, next } = choose(moving, 660);
    expect(next).toEqual({ kind: 'refuse' });
    expect(verdict.sentences.length).toBe(verdict.refusals.length);
    expect(verdict.sentences.join(' ')).toContain('11:00–11:40');
  });

  it('tells somebody whose list it is not', () => {
    const onDay = caseOn(moving, day, anAsking());
    const own = judgeOf(moving, onDay, day, 'room', asking(['physician'], 'physician-1'));
    expect(own({ columnId: 'room-1', start: 530 }).refusals).toEqual([]);
    const other = judgeOf(moving, onDay, day, 'room', asking(['physician'], 'physician-2'));
    const verdict = other({ columnId: 'room-1', start: 530 });
    expect(verdict.refusals.map(({ code }) => code)).toEqual(['not-permitted']);
    expect(nextAfter(verdict, moving)).toEqual({ kind: 'refuse' });
  });

  it('keeps asking the rules while somebody decides', () => {
    const place = { date: MONDAY, start: 530, roomId: 'room-1', physicianId: 'physician-1' };
    expect(decidingOn(moving, place, book, asker).refusals).toEqual([]);
    const taken = aBook({
      bookings: [aBooking(), anotherBooking({ start: 540 })],
      sessions: [aSession()],
    });
    const codes = decidingOn(moving, place, taken, asker).refusals.map(({ code }) => code);
    expect(codes).toContain('resource-taken');
  });

  it('says so where somebody decides about a list that is not theirs', () => {
    const place = { date: MONDAY, start: 530, roomId: 'room-1', physicianId: 'physician-1' };
    const other = asking(['physician'], 'physician-2');
    const { refusals } = decidingOn(moving, place, book, other);
    expect(refusals.map(({ code }) => code)).toEqual(['not-permitted']);
  });
});
