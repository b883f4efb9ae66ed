import { z } from 'zod';
import { changesSchema, failures } from '#contract/changes';
import { attachQuerySchema, withdrawAttachmentSchema } from '#contract/referral-writes';
import {
  cleanFileName,
  LARGEST_ATTACHMENT,
  sizeRefusals,
  type AttachmentType,
} from '#domain/referral/attachments';
import type { Deps } from '../db/deps.ts';
import { answerWrite, Refused, requireAct, type Api } from '../http/api.ts';
import { answerError } from '../http/errors.ts';
import { attachLetter, findLetter, withdrawLetter } from './attachments.ts';
import { lookAtFile } from './look-at-file.ts';
import { notFound } from './referral-write.ts';

const ofReferral = z.object({ id: z.uuid() });
const ofAttachment = ofReferral.extend({ attachmentId: z.uuid() });

/** Letters and scans: the files come and go as they are, and are named in the referral. */
export async function attachmentRoutes(api: Api, deps: Deps): Promise<void> {
  await api.register((scope: Api, _options, registered) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: LARGEST_ATTACHMENT },
      (_request, body, parsed) => {
        parsed(null, body);
      },
    );
    // The file's own name is said however large it is; it is never read further than the limit.
    scope.setErrorHandler((error: Error, request, reply) => {
      if (!('code' in error) || error.code !== 'FST_ERR_CTP_BODY_TOO_LARGE')
        return answerError(error, request, reply);
      const { name } = attachQuerySchema.parse(request.query);
      const file = { name: cleanFileName(name), size: LARGEST_ATTACHMENT + 1 };
      return answerError(new Refused(sizeRefusals(file)), request, reply);
    });
    scope.post(
      '/api/referrals/:id/attachments',
      {
        bodyLimit: LARGEST_ATTACHMENT,
        schema: {
          summary: 'Attaches a letter or scan',
          description:
            'The body is the file itself, PDF, PNG or JPEG by its content, up to 10 MB, whatever its content type says. The same file twice is refused.',
          tags: ['referrals'],
          params: ofReferral,
          querystring: attachQuerySchema,
          response: { 201: changesSchema, ...failures },
        },
      },
      async (request, reply) => {
        const actor = requireAct(request, 'enter-referral');
        const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const file = await lookAtFile(request.query.name, content);
        const command = { referralId: request.params.id, file, content };
        return answerWrite(reply, await deps.write(actor, (tx) => attachLetter(tx, command)), 201);
      },
    );
    registered();
  });

  api.get(
    '/api/referrals/:id/attachments/:attachmentId',
    { schema: { summary: 'The file as it came', tags: ['referrals'], params: ofAttachment } },
    async (request, reply) => {
      const actor = requireAct(request, 'read-clinic');
      const { id, attachmentId } = request.params;
      const letter = await deps.read(actor, (db) => findLetter(db, id, attachmentId));
      if (letter === undefined) throw new Refused([notFound(attachmentId)]);
      const { name, mediaType, content } = letter;
      return reply
        .type(mediaType)
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('content-security-policy', policyFor(mediaType))
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .serializer((bytes: unknown) => bytes as never)
        .send(content);
    },
  );

  api.post(
    '/api/referrals/:id/attachments/:attachmentId/withdraw',
    {
      schema: {
        summary: 'Withdraws a letter with a reason; it stays readable',
        tags: ['referrals'],
        params: ofAttachment,
        body: withdrawAttachmentSchema,
        response: { 200: changesSchema, ...failures },
      },
    },
    async (request, reply) => {
      const actor = requireAct(request, 'enter-referral');
      const { id: referralId, attachmentId } = request.params;
      const command = { referralId, attachmentId, ...request.body };
      return answerWrite(reply, await deps.write(actor, (tx) => withdrawLetter(tx, command)));
    },
  );
}

/**
 * Nothing a letter holds can run, load or send, and only our own page frames it. An image is in a
 * sandbox as well; the browsers' own PDF viewers do not start in one.
 */
function policyFor(mediaType: AttachmentType): string {
  const own =
    mediaType === 'application/pdf'
      ? ["object-src 'self'", "style-src 'unsafe-inline'"]
      : ['sandbox'];
  return [
    "default-src 'none'",
    ...own,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}
