import { z } from 'zod';
import { bookingHistorySchema } from '#contract/booking-history';
import {
  askRefusalsSchema,
  bookSlotSchema,
  cancelBookingSchema,
  confirmBookingSchema,
  freeSlotsSchema,
  holdCellSchema,
  moveBookingSchema,
  rescueSchema,
  slotsQuerySchema,
  swapBookingsSchema,
  tellPatientSchema,
  undoBookingSchema,
} from '#contract/bookings';
import { changesSchema, failures, refusalsSchema } from '#contract/changes';
import type { Deps } from '../db/deps.ts';
import { answerWrite, Refused, requireAct, requireOneOf, type Api } from '../http/api.ts';
import { askRefusals } from './ask-refusals.ts';
import { asNewBooking, bookSlot } from './book-slot.ts';
import { findBookingHistory } from './find-booking-history.ts';
import { findSlots } from './find-slots.ts';
import { holdCell, releaseHold } from './hold-cell.ts';
import { cancelBooking, confirmBooking, tellPatient } from './keep-booking.ts';
import { KeptDays } from './kept-days.ts';
import { standAgain, undoConfirm } from './undo-booking.ts';
import { asMovedBooking, moveBooking, swapBookings } from './move-booking.ts';
import { rescueDay } from './rescue-day.ts';

const ofBooking = z.object({ id: z.uuid() });
const response = { 200: changesSchema, 201: changesSchema, ...failures };

const tags = ['bookings'];

const BOOKERS = ['book', 'book-own-list'] as const;
const MOVERS = ['book', 'book-own-list', 'move-on-the-day'] as const;

/** The plan: what stands where and when. Whose list it is, each use-case asks under its locks. */
export function bookingRoutes(api: Api, deps: Deps): void {
  const keptDays = new KeptDays();

  api.get(
    '/api/slots',
    {
      schema: {
        summary: 'The first free slots for a referral or for a booking that may move',
        tags,
        querystring: slotsQuerySchema,
        response: { ...failures, 200: freeSlotsSchema },
      },
      compress: { threshold: 4096 },
    },
    async (request) => {
      const actor = requireOneOf(request, MOVERS);
      return deps.readSnapshot(actor, (db) =>
        findSlots(db, keptDays, actor, deps.now(), request.query),
      );
    },
  );

  api.post(
    '/api/bookings',
    { schema: { summary: 'Book one block into a slot', tags, body: bookSlotSchema, response } },
    async (request, reply) => {
      const actor = requireOneOf(request, BOOKERS);
      const outcome = await deps.write(actor, (tx) => bookSlot(tx, request.body));
      return answerWrite(reply, outcome, 201);
    },
  );

  api.post(
    '/api/bookings/refusals',
    {
      schema: {
        summary: 'Ask what a booking or a move would be refused for',
        tags,
        body: askRefusalsSchema,
        response: { ...failures, 200: refusalsSchema },
      },
    },
    async (request, reply) => {
      const actor = requireOneOf(request, MOVERS);
      const { body } = request;
      const placement =
        'referralId' in body ? asNewBooking(body) : asMovedBooking(body.bookingId, body);
      const outcome = await deps.write(actor, (tx) => askRefusals(tx, placement, body.tab));
      if (outcome.kind === 'refused') return answerWrite(reply, outcome);
      return reply.send({ refusals: [...outcome.value.refusals] });
    },
  );

  api.post(
    '/api/bookings/swap',
    { schema: { summary: 'Swap two bookings', tags, body: swapBookingsSchema, response } },
    async (request, reply) => {
      const actor = requireOneOf(request, MOVERS);
      return answerWrite(reply, await deps.write(actor, (tx) => swapBookings(tx, request.body)));
    },
  );

  api.post(
    '/api/bookings/:id/move',
    {
      schema: {
        summary: 'Move a booking, or change its length',
        tags,
        params: ofBooking,
        body: moveBookingSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireOneOf(request, MOVERS);
      const { id } = request.params;
      return answerWrite(reply, await deps.write(actor, (tx) => moveBooking(tx, id, request.body)));
    },
  );

  api.post(
    '/api/bookings/:id/cancel',
    {
      schema: {
        summary: 'Cancel a booking',
        tags,
        params: ofBooking,
        body: cancelBookingSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireOneOf(request, BOOKERS);
      const { id } = request.params;
      const outcome = await deps.write(actor, (tx) => cancelBooking(tx, id, request.body));
      return answerWrite(reply, outcome);
    },
  );

  api.post(
    '/api/bookings/:id/confirm',
    {
      schema: {
        summary: 'Confirm a provisional booking',
        tags,
        params: ofBooking,
        body: confirmBookingSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireOneOf(request, BOOKERS);
      const { id } = request.params;
      const { version } = request.body;
      return answerWrite(reply, await deps.write(actor, (tx) => confirmBooking(tx, id, version)));
    },
  );

  api.post(
    '/api/bookings/:id/stand-again',
    {
      schema: {
        summary: 'Undo a cancellation: the same booking stands again',
        tags,
        params: ofBooking,
        body: undoBookingSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireOneOf(request, BOOKERS);
      const { id } = request.params;
      const { version } = request.body;
      return answerWrite(reply, await deps.write(actor, (tx) => standAgain(tx, id, version)));
    },
  );

  api.post(
    '/api/bookings/:id/provisional',
    {
      schema: {
        summary: 'Undo a confirmation: the booking is provisional again',
        tags,
        params: ofBooking,
        body: undoBookingSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireOneOf(request, BOOKERS);
      const { id } = request.params;
      const { version } = request.body;
      return answerWrite(reply, await deps.write(actor, (tx) => undoConfirm(tx, id, version)));
    },
  );

  api.post(
    '/api/bookings/:id/told',
    {
      schema: {
        summary: 'Record that the patient was told',
        tags,
        params: ofBooking,
        body: tellPatientSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'tell-patient');
      const { id } = request.params;
      return answerWrite(reply, await deps.write(actor, (tx) => tellPatient(tx, id, request.body)));
    },
  );

  api.get(
    '/api/bookings/:id/history',
    {
      schema: {
        summary: 'Who did what with a booking, when and why',
        tags,
        params: ofBooking,
        response: { 200: bookingHistorySchema, ...failures },
      },
    },
    async (request) => {
      const actor = requireAct(request, 'read-clinic');
      const { id } = request.params;
      const events = await deps.read(actor, (db) => findBookingHistory(db, id));
      if (events === null) throw new Refused([{ code: 'not-found', entity: 'booking', id }]);
      return { events };
    },
  );

  api.post(
    '/api/rescue',
    {
      schema: {
        summary: 'Record that a physician or a room is away, and move its bookings, all or none',
        tags,
        body: rescueSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'book');
      return answerWrite(reply, await deps.write(actor, (tx) => rescueDay(tx, request.body)), 201);
    },
  );

  api.put(
    '/api/holds',
    {
      schema: {
        summary: 'Hold a place while somebody decides',
        tags,
        body: holdCellSchema,
        response,
      },
    },
    async (request, reply) => {
      const actor = requireOneOf(request, MOVERS);
      return answerWrite(reply, await deps.write(actor, (tx) => holdCell(tx, request.body)));
    },
  );

  api.delete(
    '/api/holds/:id',
    { schema: { summary: 'Let go of a hold', tags, params: ofBooking, response } },
    async (request, reply) => {
      const actor = requireOneOf(request, MOVERS);
      const { id } = request.params;
      return answerWrite(reply, await deps.write(actor, (tx) => releaseHold(tx, id)));
    },
  );
}
