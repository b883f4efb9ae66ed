import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { LogController, type FastifyBaseLogger } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { bookingRoutes } from './bookings/bookings.routes.ts';
import { printRoutes } from './bookings/prints.routes.ts';
import { gapRoutes } from './bookings/gaps.routes.ts';
import { isSecure, type Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { Deps } from './db/deps.ts';
import { dischargeRoutes } from './discharge/discharge.routes.ts';
import { templatesRoutes } from './discharge/templates.routes.ts';
import { requestContext } from './db/request-context.ts';
import { NotSignedIn, type Api, type ZodProvider } from './http/api.ts';
import { authenticate } from './http/authenticate.ts';
import { apiDescription } from './http/describe-api.ts';
import { answerError, loggable } from './http/errors.ts';
import { isDisplayOnly } from '#domain/people/roles';
import { healthRoutes } from './http/health.routes.ts';
import type { LiveFeed } from './http/live-feed.ts';
import { liveRoutes } from './http/live.routes.ts';
import { logRequest } from './http/log.ts';
import { refuseCrossSite } from './http/origin-check.ts';
import { signInDesk } from './http/sign-in-desk.ts';
import { signInRoutes } from './http/sign-in.routes.ts';
import { SignIns } from './http/sign-ins.ts';
import { readCsv } from './interop/read-csv.ts';
import { readReferralMessage } from './interop/read-referral-message.ts';
import { csvRoutes } from './referrals/csv.routes.ts';
import { SessionDay } from './people/session-plan/session-day.ts';
import { sessionPlanRoutes } from './people/session-plan/session-plan.routes.ts';
import { QueueDay } from './referrals/queue-day.ts';
import { referralRoutes } from './referrals/referrals.routes.ts';
import { calendarFeedRoutes } from './daily-list/calendar-feed.routes.ts';
import { listLookRoutes } from './daily-list/list-look.routes.ts';
import { savedFilterRoutes } from './referrals/saved-filters.routes.ts';
import { seriesRoutes } from './series/series.routes.ts';
import { visitRoutes } from './visits/visits.routes.ts';
import { contentSecurityPolicy, notFound, serveApp } from './http/static-app.ts';
import { snapshotRoutes } from './http/snapshot.routes.ts';
import { Tidier } from './http/tidy.ts';
import { readIdempotencyKey } from './http/write-once.ts';
import { clinicRoutes } from './people/clinic.routes.ts';
import { patientSearchRoutes } from './people/patients.routes.ts';
import { peopleRoutes } from './people/people.routes.ts';
import { setUpRoutes } from './people/set-up.routes.ts';

export interface AppOptions {
  readonly deps: Deps;
  readonly database: Database;
  readonly feed: LiveFeed;
  readonly config: Config;
  /** Where the lists were brought to today before anybody asked. */
  readonly queueDay?: QueueDay;
}

/** A desk waits for the snapshot: a quick brotli is smaller than gzip and as fast. */
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** The whole server but its socket: every route, in one place. */
export async function buildApp(options: AppOptions): Promise<Api> {
  const { deps, database, feed, config, queueDay = new QueueDay(deps) } = options;
  const loggerInstance: FastifyBaseLogger = deps.log;
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // Only a proxy beside us or in the house may say whom it speaks for.
    trustProxy: config.publicUrl !== null && ['loopback', 'linklocal', 'uniquelocal'],
    bodyLimit: 5 * 1024 * 1024,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: false },
  });
  const api: Api = app.withTypeProvider<ZodProvider>();
  api.setValidatorCompiler(validatorCompiler);
  // Answers are typed by the compiler; specs hold them against their schemas as well.
  api.setSerializerCompiler(
    config.checkAnswers ? serializerCompiler : () => (answer) => JSON.stringify(answer),
  );
  api.setErrorHandler(answerError);

  const signIns = new SignIns({
    pool: database.pool,
    now: () => deps.now(),
    hearsOfRevocations: () => feed.listening,
  });
  feed.onSignInsChanged = (personId) => {
    signIns.forget(personId ?? undefined);
  };

  const sessionDay = new SessionDay(deps);
  await api.register(cookie);
  await api.register(compress, { global: false, encodings: ['br', 'gzip'], brotliOptions: FAST });
  await api.register(rateLimit, { global: false });
  await api.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: isSecure(config),
    crossOriginEmbedderPolicy: false,
  });
  await api.register(swagger, apiDescription);

  api.decorateRequest('signIn', null);
  api.decorateRequest('actor', {
    getter() {
      if (!this.signIn) throw new NotSignedIn();
      return this.signIn.actor;
    },
  });
  api.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    reply.header('content-security-policy', contentSecurityPolicy(null));
    const context = { requestId: request.id, idempotency: null, writes: 0 };
    requestContext.run(context, done);
  });
  api.addHook('onRequest', async (request, reply) => {
    if (!request.routeOptions.url?.startsWith('/api/')) return;
    reply.header('cache-control', 'no-store');
    refuseCrossSite(request, config.publicUrl);
    await authenticate(request, signIns, config);
  });
  api.addHook('preHandler', async (request) => {
    readIdempotencyKey(request);
  });
  const tidier = new Tidier(
    database.pool,
    () => deps.now(),
    (error) => {
      deps.log.error({ fault: loggable(error) }, 'Old keys could not be tidied away');
    },
  );
  api.addHook('onResponse', async (request, reply) => {
    logRequest(request, reply);
    if (request.signIn) tidier.pass(request.signIn.actor.clinicId);
  });
  api.addHook('preClose', () => {
    feed.closeStreams();
  });

  await healthRoutes(api, database, feed);
  const desk = signInDesk({ deps, database, signIns, config });
  await signInRoutes(api, desk);
  await setUpRoutes(api, deps, desk);
  await snapshotRoutes(api, deps, async (actor) => {
    await queueDay.turn(actor);
    // A wall display only looks.
    if (!isDisplayOnly(actor.roles)) await sessionDay.turn(actor);
  });
  await liveRoutes(api, deps, feed);
  // One line for each area.
  await peopleRoutes(api, deps, desk);
  await clinicRoutes(api, deps, (clinicId) => {
    queueDay.forget(clinicId);
  });
  sessionPlanRoutes(api, deps);
  await patientSearchRoutes(api, deps);
  await referralRoutes(api, deps, readReferralMessage, queueDay);
  await csvRoutes(api, deps, readCsv);
  savedFilterRoutes(api, deps);
  listLookRoutes(api, deps);
  calendarFeedRoutes(api, deps, config.publicUrl);
  bookingRoutes(api, deps);
  printRoutes(api, deps);
  gapRoutes(api, deps, (actor) => queueDay.turn(actor));
  seriesRoutes(api, deps);
  visitRoutes(api, deps);
  dischargeRoutes(api, deps);
  templatesRoutes(api, deps);

  api.get(
    '/api/openapi.json',
    { config: { public: true }, schema: { hide: true } },
    (_request, reply) => reply.send(api.swagger()),
  );
  if (config.staticFolder === null) api.setNotFoundHandler((_request, reply) => notFound(reply));
  else await serveApp(api, config.staticFolder);
  return api;
}
