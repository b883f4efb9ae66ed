import { openingsOf } from '#domain/booking/openings';
import type { Booking } from '#domain/booking/booking';
import {
  aBay,
  aBooking,
  aPatient,
  aPhysician,
  aProcedureType,
  aRoom,
  aSession,
  aStamp,
} from '#domain/testing/builders';
import {
  aBook,
  aCase,
  aHold,
  anAsking,
  anotherBooking,
  type BookOver,
} from '#domain/testing/booking-builders';
import type { StampedStep } from '#domain/visit/visit';
import { visitOf } from '#domain/visit/visit';
import { bandOf, boardOf, lookOf, openBands, rangeOf, type BoardFacts } from './board-layout';

const MONDAY = '2026-09-14';
const rooms = [aRoom(), aRoom({ id: 'room-2', name: 'Room 2' })];
const physicians = [aPhysician(), aPhysician({ id: 'physician-2', name: 'Dr Paul Adeyemi' })];

function factsOf(over: BookOver = {}, more: Partial<BoardFacts> = {}): BoardFacts {
  return {
    day: aBook(over).day(MONDAY),
    by: 'room',
    rooms,
    physicians,
    patients: { 'patient-1': aPatient(), 'patient-2': aPatient({ id: 'patient-2' }) },
    types: { 'type-lsb': aProcedureType() },
    visits: {},
    asking: anAsking(),
    zone: 'Europe/London',
    ...more,
  };
}

describe('The board’s layout', () => {
  it('shows opening hours, and what lies outside them, in half hours', () => {
    expect(rangeOf(aBook().day(MONDAY))).toEqual({ start: 480, end: 1080 });
    expect(rangeOf(aBook().day('2026-09-13'))).toEqual({ start: 480, end: 1080 });
    const early = aBook({ bookings: [anotherBooking({ start: 445 })] });
    expect(rangeOf(early.day(MONDAY)).start).toBe(420);
    const late = aBook({ bookings: [anotherBooking({ start: 1050 })] });
    expect(rangeOf(late.day(MONDAY)).end).toBe(1140);
  });

  it('leaves room for the name of a session that begins with the day', () => {
    const book = aBook({ sessions: [aSession({ minutes: { start: 480, end: 720 } })] });
    expect(rangeOf(book.day(MONDAY)).start).toBe(450);
  });

  it('cuts a band to what the board shows', () => {
    const range = { start: 480, end: 1080 };
    expect(bandOf({ start: 480, end: 1080 }, range)).toEqual({ top: 0, height: 100 });
    expect(bandOf({ start: 630, end: 660 }, range)).toEqual({ top: 25, height: 5 });
    expect(bandOf({ start: 400, end: 510 }, range)).toEqual({ top: 0, height: 5 });
    expect(bandOf({ start: 1100, end: 1140 }, range).height).toBe(0);
  });

  it('puts every room across, with its sessions by physician', () => {
    const { columns } = boardOf(factsOf());
    expect(columns.map(({ name }) => name)).toEqual(['Room 1', 'Room 2']);
    expect(columns[0]?.sessions.map(({ label, top }) => [label, top])).toEqual([
      ['Dr Ines Okonjo', 5],
    ]);
    expect(columns[1]?.sessions).toEqual([]);
  });

  it('puts only physicians across who work that day, with their sessions by room', () => {
    const { columns } = boardOf(factsOf({}, { by: 'physician' }));
    expect(columns.map(({ name }) => name)).toEqual(['Dr Ines Okonjo']);
    expect(columns[0]?.sessions.map(({ label }) => label)).toEqual(['Room 1']);
  });

  it('leaves out a room out of service, and marks one that is closed for a reason', () => {
    const resources = [
      aRoom({ activeTo: '2026-09-01' }),
      rooms[1] ?? aRoom(),
      ...physicians,
      aBay(),
    ];
    const gone = boardOf(factsOf({ resources, sessions: [] }));
    expect(gone.columns.map(({ id }) => id)).toEqual(['room-2']);
    const closures = [
      { id: 'c', version: 1, date: MONDAY, resourceId: 'room-2', reason: 'new C-arm' },
    ];
    const closed = boardOf(factsOf({ closures }));
    expect(closed.columns.map(({ away }) => away)).toEqual([null, 'new C-arm']);
  });

  it('draws a booking where and as long as it is, with its turnover behind it', () => {
    const [column] = boardOf(factsOf({ bookings: [aBooking()] })).columns;
    expect(column?.blocks).toEqual([
      {
        id: 'booking-1',
        patient: 'Okafor, Grace',
        side: 'left',
        type: 'LSB',
        minutes: { start: 570, end: 600 },
        look: 'planned',
        visitState: 'expected',
        toTell: true,
        isStranded: false,
        sedation: false,
        overruled: false,
        turnover: 10 / 30,
        top: 15,
        height: 5,
      },
    ]);
  });

  it('draws no turnover behind a physician, who is free by then', () => {
    const facts = factsOf({ bookings: [aBooking()] }, { by: 'physician' });
    expect(boardOf(facts).columns[0]?.blocks[0]?.turnover).toBe(0);
  });

  it('shows colleagues’ holds with their names, and not one’s own or expired ones', () => {
    const holdsIn = (asking: Partial<ReturnType<typeof anAsking>>) =>
      boardOf(factsOf({ holds: [aHold()] }, { asking: anAsking(asking) })).columns[0]?.holds;
    expect(holdsIn({})?.map(({ by }) => by)).toEqual(['Jonas Weber']);
    expect(holdsIn({ holder: { by: 'person-2', tab: 'tab-2' } })).toEqual([]);
    expect(holdsIn({ now: '2026-09-07T08:03:00.000Z' })).toEqual([]);
  });

  it('draws equal bay load as one band', () => {
    const { bays } = boardOf(factsOf({ bookings: [aBooking()] }));
    expect(bays.map(({ taken, staffed, minutes }) => [taken, staffed, minutes.start])).toEqual([
      [0, 1, 480],
      [1, 1, 600],
      [0, 1, 645],
    ]);
  });

  it('lights up the starts of the columns that have them', () => {
    const openings = openingsOf(aCase(), aBook().day(MONDAY), anAsking());
    const range = { start: 480, end: 1080 };
    expect(openBands(openings, 'room-1', 'room', range).map(({ start }) => start)).toEqual([510]);
    expect(openBands(openings, 'room-2', 'room', range)).toEqual([]);
    expect(openBands(openings, 'physician-1', 'physician', range).length).toBe(1);
  });

  const looks: [string, Partial<Booking>, Parameters<typeof lookOf>[1], number, string][] = [
    ['booked', {}, 'expected', 0, 'planned'],
    ['provisional', { status: 'provisional' }, 'expected', 0, 'provisional'],
    ['not in the room at its time', {}, 'arrived', 571, 'late'],
    ['provisional and not there at its time', { status: 'provisional' }, 'expected', 571, 'late'],
    ['in the room', {}, 'in-room', 571, 'here'],
    ['in recovery', {}, 'in-recovery', 700, 'here'],
    ['gone home', {}, 'home', 700, 'done'],
    ['not come', {}, 'no-show', 700, 'gone'],
    ['left without a record on another day', { date: '2026-09-11' }, 'expected', 0, 'done'],
  ];
  for (const [name, over, state, minute, look] of looks)
    it(`what is ${name} looks ${look}`, () => {
      expect(lookOf(aBooking(over), state, { today: MONDAY, minute })).toBe(
        look as ReturnType<typeof lookOf>,
      );
    });

  it('frees the room behind a patient who did not come', () => {
    const step: StampedStep = 'no-show';
    const at = '2026-09-14T08:40:00.000Z';
    const stamped = { id: 's', ...aStamp({ at }), step, reason: null, undone: null };
    const visits = { 'booking-1': { ...visitOf('booking-1'), steps: [stamped] } };
    const [column] = boardOf(factsOf({ bookings: [aBooking()] }, { visits })).columns;
    expect(column?.blocks[0]?.look).toBe('gone');
    expect(column?.blocks[0]?.turnover).toBe(0);
  });
});
