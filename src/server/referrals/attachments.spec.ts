import { createHash, randomUUID } from 'node:crypto';
import type { EntityChange } from '#contract/live';
import type { Actor } from '#domain/people/person';
import { LARGEST_ATTACHMENT } from '#domain/referral/attachments';
import type { Referral } from '#domain/referral/referral';
import type { Refusal } from '#domain/refusal';
import { aPdf, aPng } from '../testing/letters.ts';
import { aReferralDesk, type ReferralDesk } from '../testing/referral-desk.ts';

interface Row {
  readonly name: string;
  readonly media_type: string;
  readonly size: number;
  readonly sha256: Buffer;
  readonly content: Buffer;
  readonly added: { byName: string };
  readonly withdrawn: { byName: string; reason: string } | null;
}

describe('Letters and scans', () => {
  let desk: ReferralDesk;
  let referral: Referral;

  beforeAll(async () => {
    desk = await aReferralDesk();
  });
  afterAll(() => desk.clinic.stop());
  beforeEach(async () => {
    ({ referral } = await desk.entered());
  });

  const path = () => `/api/referrals/${referral.id}/attachments`;

  async function attach(content: Buffer, name: string, as: Actor = desk.coordinator) {
    const answer = await desk.clinic.inject(as, {
      method: 'POST',
      url: `${path()}?name=${encodeURIComponent(name)}`,
      payload: content,
      // What a browser claims is not believed.
      headers: { 'content-type': 'application/pdf' },
    });
    const { changes, refusals } = answer.json<{ changes?: EntityChange[]; refusals?: Refusal[] }>();
    const body = changes?.find(({ entity }) => entity === 'referral')?.body as Referral | undefined;
    return { status: answer.statusCode, referral: body, refusals: refusals ?? [] };
  }

  const rows = () =>
    desk.clinic.sql<Row & Record<string, unknown>>(
      'select * from referral_attachment where referral_id = $1 order by recorded',
      [referral.id],
    );

  const read = (as: Actor, id: string, of = referral.id) =>
    desk.clinic.inject(as, { method: 'GET', url: `/api/referrals/${of}/attachments/${id}` });

  it('are kept byte for byte, named in the referral, and said in the record', async () => {
    const pdf = aPdf('Dear colleague');
    const first = await attach(pdf, 'Letter Dr Hale.pdf');
    expect(first.status).toBe(201);
    const png = aPng();
    const second = await attach(png, '..\\scans\\<b>knee</b>.pdf', desk.nurse);
    expect(
      second.referral?.attachments.map(({ name, mediaType, size }) => [name, mediaType, size]),
    ).toEqual([
      ['Letter Dr Hale.pdf', 'application/pdf', pdf.length],
      ['b>.pdf', 'image/png', png.length],
    ]);
    expect(second.referral?.attachments[1]?.added.byName).toBe('Sam Osei');
    const [row] = await rows();
    expect(row?.content.equals(pdf)).toBeTrue();
    expect(row?.sha256.equals(createHash('sha256').update(pdf).digest())).toBeTrue();
    expect(row?.added.byName).toBe('Maya Lindqvist');
    const audit = await desk.clinic.sql<{ act: string }>(
      `select act from audit_event where entity_id = $1 and act = 'attach-letter'`,
      [referral.id],
    );
    expect(audit.length).toBe(2);
  });

  it('leave the referral’s version as it is, so that nobody who types is too late', async () => {
    const { referral: after } = await attach(aPdf('one'), 'one.pdf');
    expect(after?.version).toBe(referral.version);
    const completed = await desk.ask(desk.coordinator, 'PATCH', `/${referral.id}`, {
      version: referral.version,
      facts: { history: 'As the letter says' },
      patient: null,
    });
    expect(completed.status).toBe(200);
    expect(completed.referral.attachments.length).toBe(1);
  });

  it('are handed out as they came, to run nothing and stand in no other site’s frame', async () => {
    const pdf = aPdf('Inline');
    const { referral: after } = await attach(pdf, 'Überweisung "x".pdf');
    const answer = await read(desk.physician, after?.attachments[0]?.id ?? '');
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(pdf)).toBeTrue();
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toBe(
      `inline; filename*=UTF-8''%C3%9Cberweisung%20%22x%22.pdf`,
    );
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cache-control']).toBe('private, no-store');
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`frame-ancestors 'self'`);
    expect(policy).not.toContain('script-src');
    expect(answer.headers['x-frame-options']).toBe('SAMEORIGIN');
  });

  const bad: [what: string, content: Buffer, name: string, fault: string][] = [
    ['an empty file', Buffer.alloc(0), 'empty.pdf', 'empty'],
    [
      'a web page',
      Buffer.from('<html><script>alert(1)</script></html>'),
      'a.pdf',
      'kind-not-shown',
    ],
    ['a zip', Buffer.from('PK\u0003\u0004'.padEnd(60, '\0'), 'latin1'), 'b.pdf', 'kind-not-shown'],
    ['a TIFF', Buffer.from('II*\0\b\0\0\0\0\0\0\0\0\0', 'latin1'), 'c.tif', 'kind-not-shown'],
    [
      'a drawing with scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'd.png',
      'kind-not-shown',
    ],
    ['half a PDF', aPdf('cut').subarray(0, 300), 'e.pdf', 'incomplete'],
    ['half a PNG', aPng(64, 64).subarray(0, 60), 'f.png', 'incomplete'],
    ['too much', Buffer.alloc(LARGEST_ATTACHMENT + 1, 'x'), 'g.pdf', 'too-large'],
    ['far too much', Buffer.alloc(24 * 1024 * 1024, 'x'), '../h.pdf', 'too-large'],
  ];
  for (const [what, content, name, fault] of bad)
    it(`refuse ${what}, and keep nothing of it`, async () => {
      const { status, refusals } = await attach(content, name);
      expect(status).toBe(409);
      const file = name.replace('../', '');
      expect(refusals).toEqual([{ code: 'attachment-refused', fault, file } as Refusal]);
      expect(await rows()).toEqual([]);
    });

  it('are taken up to the last byte that may be', async () => {
    const pdf = aPdf('Large');
    const padding = Buffer.alloc(LARGEST_ATTACHMENT - pdf.length, ' ');
    const cut = pdf.lastIndexOf('startxref');
    const large = Buffer.concat([pdf.subarray(0, cut), padding, pdf.subarray(cut)]);
    expect((await attach(large, 'large.pdf')).status).toBe(201);
  });

  it('are there once, until withdrawn with a reason; then they count no more and can be read', async () => {
    const pdf = aPdf('Twice');
    const first = await attach(pdf, 'one.pdf');
    const id = first.referral?.attachments[0]?.id ?? '';
    expect((await attach(pdf, 'other name.pdf')).refusals).toEqual([
      { code: 'attachment-refused', fault: 'there-already', file: 'other name.pdf' },
    ]);
    const withdrawing = `/${referral.id}/attachments/${id}/withdraw`;
    expect((await desk.ask(desk.coordinator, 'POST', withdrawing, { reason: ' ' })).status).toBe(
      400,
    );
    const reason = 'Another patient’s letter';
    const { referral: after } = await desk.ask(desk.nurse, 'POST', withdrawing, { reason });
    expect(after.attachments[0]?.withdrawn).toEqual(
      jasmine.objectContaining({ reason, byName: 'Sam Osei' }),
    );
    expect((await desk.ask(desk.nurse, 'POST', withdrawing, { reason })).status).toBe(404);
    expect((await read(desk.coordinator, id)).statusCode).toBe(200);
    expect((await attach(pdf, 'one.pdf')).status).toBe(201);
    expect((await rows()).map(({ withdrawn }) => withdrawn?.reason ?? null)).toEqual([
      reason,
      null,
    ]);
  });

  it('that come twice at once are there once', async () => {
    const pdf = aPdf('At once');
    const answers = await Promise.all([attach(pdf, 'a.pdf'), attach(pdf, 'b.pdf')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await rows()).length).toBe(1);
  });

  it('are nobody’s who may not read the clinic, nor another referral’s or clinic’s', async () => {
    const { referral: after } = await attach(aPdf('Private'), 'p.pdf');
    const id = after?.attachments[0]?.id ?? '';
    const display = await desk.clinic.addActor(['display']);
    expect((await read(display, id)).statusCode).toBe(403);
    expect((await attach(aPdf('no'), 'no.pdf', display)).status).toBe(403);
    const other = await desk.entered({ patient: { familyName: 'Jama' } });
    expect((await read(desk.physician, id, other.referral.id)).statusCode).toBe(404);
    expect((await read(desk.physician, randomUUID())).statusCode).toBe(404);
    const elsewhere = randomUUID();
    await desk.clinic.sql('set session_replication_role = replica');
    await desk.clinic.sql(
      'update referral_attachment set clinic_id = $1 where referral_attachment_id = $2',
      [elsewhere, id],
    );
    await desk.clinic.sql('set session_replication_role = origin');
    expect((await read(desk.physician, id)).statusCode).toBe(404);
    const withdraw = `/${referral.id}/attachments/${id}/withdraw`;
    expect((await desk.ask(desk.nurse, 'POST', withdraw, { reason: 'x' })).status).toBe(404);
    expect((await attach(aPdf('x'), 'x.pdf', await desk.clinic.addActor([]))).status).toBe(403);
  });
});
