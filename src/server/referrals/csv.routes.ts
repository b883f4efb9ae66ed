import { failures } from '#contract/changes';
import { csvPreviewSchema, csvTakeInAnswerSchema, csvTakeInSchema } from '#contract/referral-csv';
import type { Actor } from '#domain/people/person';
import { CSV_MARK, csvLine } from '#domain/referral/csv-text';
import { CSV_COLUMNS, CSV_EXAMPLE, type CsvFile } from '#domain/referral/referral-csv';
import { clinicDateOf } from '#domain/time/instant';
import type { Deps } from '../db/deps.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { answerWrite, Refused, requireAct, type Api } from '../http/api.ts';
import { hashOf, previewCsv, type ReadCsv } from './preview-csv.ts';
import { LARGEST_BODY } from './referrals.routes.ts';
import { takeInCsv } from './take-in-csv.ts';

const tags = ['referrals'];

/** Referrals from a spreadsheet: looked over first, then taken in as they were seen. */
export async function csvRoutes(api: Api, deps: Deps, read: ReadCsv): Promise<void> {
  const today = async (actor: Actor) => {
    const { zone } = await deps.read(actor, findTheClinic);
    return clinicDateOf(deps.now(), zone);
  };
  const open = async (actor: Actor, body: unknown): Promise<{ file: CsvFile; hash: string }> => {
    const content = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    return { file: read(content, await today(actor)), hash: hashOf(content) };
  };

  api.get(
    '/api/referrals/csv/template',
    { schema: { summary: 'The columns, with one invented row', tags } },
    (request, reply) => {
      requireAct(request, 'enter-referral');
      const example = CSV_COLUMNS.map((column) => CSV_EXAMPLE[column]);
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="referrals.csv"')
        .send(CSV_MARK + csvLine(CSV_COLUMNS) + csvLine(example));
    },
  );

  await api.register(async (scope: Api) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: LARGEST_BODY },
      (_request, body, parsed) => {
        parsed(null, body);
      },
    );
    scope.post(
      '/api/referrals/csv/preview',
      {
        bodyLimit: LARGEST_BODY,
        schema: {
          summary: 'Looks a CSV file of referrals over; stores nothing',
          description:
            'The body is the file itself, up to 5 MB and 500 rows, whatever its content type. Columns: docs/referral-csv.md.',
          tags,
          response: { 200: csvPreviewSchema, ...failures },
        },
      },
      async (request) => {
        const actor = requireAct(request, 'enter-referral');
        const { file, hash } = await open(actor, request.body);
        return deps.read(actor, (db) => previewCsv(db, file, hash));
      },
    );
    scope.post(
      '/api/referrals/csv',
      {
        bodyLimit: LARGEST_BODY,
        schema: {
          summary: 'Takes in a CSV file that was looked over',
          description:
            'The same file again, with the hash that its preview answered and the number of rows with faults, which stay out.',
          tags,
          querystring: csvTakeInSchema,
          response: { 200: csvTakeInAnswerSchema, ...failures },
        },
      },
      async (request, reply) => {
        const actor = requireAct(request, 'enter-referral');
        const { file, hash } = await open(actor, request.body);
        if (hash !== request.query.hash) throw new Refused([{ code: 'file-changed' }]);
        const faulty = file.rows.filter(({ faults }) => faults.length > 0).length;
        if (file.faults.length > 0 || faulty !== request.query.leaveOut)
          throw new Refused([{ code: 'rows-with-faults', rows: faulty }]);
        const { outcomes, changes } = await takeInCsv(deps, actor, file.rows);
        const written = { kind: 'done', value: outcomes, changes, replayed: false } as const;
        return answerWrite(reply, written, 200, () => ({ outcomes }));
      },
    );
  });
}
