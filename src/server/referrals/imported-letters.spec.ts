import type { Actor } from '#domain/people/person';
import { aPdf, aPng } from '../testing/letters.ts';
import { aReferralDesk, importing, type ReferralDesk } from '../testing/referral-desk.ts';

const PDF = aPdf('Dear team');
const attachment = (title: string, content: Buffer) => ({
  attachment: { title, contentType: 'application/pdf', data: content.toString('base64') },
});

describe('Letters that come inside a message', () => {
  let desk: ReferralDesk;
  let as: Actor;
  let number = 0;

  beforeAll(async () => {
    desk = await aReferralDesk();
    as = desk.coordinator;
  });
  afterAll(() => desk.clinic.stop());
  beforeEach(() => {
    number += 1;
  });

  async function send(...content: object[]) {
    const resources = [
      { resourceType: 'Patient', id: 'p', name: [{ family: `Sender ${number}` }] },
      {
        resourceType: 'ServiceRequest',
        identifier: [{ system: 'https://sender.example/referrals', value: `R-${number}` }],
        status: 'active',
        subject: { reference: 'Patient/p' },
      },
      { resourceType: 'DocumentReference', status: 'current', content },
    ];
    const entry = resources.map((resource) => ({ resource }));
    const file = JSON.stringify({ resourceType: 'Bundle', entry });
    const [outcome] = (await importing(desk.clinic, as, file)).outcomes;
    if (outcome === undefined || !('missing' in outcome)) throw new Error('Not taken in');
    return outcome;
  }
  const stored = (referralId: string) =>
    desk.clinic.sql<{ name: string; media_type: string; content: Buffer }>(
      'select name, media_type, content from referral_attachment where referral_id = $1 order by name',
      [referralId],
    );

  it('are attached by their bytes, and what is none is named and left out', async () => {
    const place = 'Bundle.entry[2].resource.content';
    const outcome = await send(
      attachment('Letter.pdf', PDF),
      attachment('Scan', aPng()),
      attachment('Not one.pdf', Buffer.from('<html>Dear team</html>')),
      attachment('Cut off.pdf', PDF.subarray(0, 300)),
      attachment('Empty.pdf', Buffer.alloc(0)),
      { attachment: { title: 'Broken.pdf', data: '%%%' } },
    );
    expect(outcome.kind).toBe('created');
    expect(outcome.letters?.attached).toEqual(['Letter.pdf', 'Scan.png']);
    expect(
      outcome.letters?.leftOut.map(({ name, place: at, fault }) => `${name} @ ${at}: ${fault}`),
    ).toEqual([
      `Not one.pdf @ ${place}[2].attachment: kind-not-shown`,
      `Cut off.pdf @ ${place}[3].attachment: incomplete`,
      `Empty.pdf @ ${place}[4].attachment: empty`,
      `Broken.pdf @ ${place}[5].attachment: not-base64`,
    ]);
    const rows = await stored(outcome.referralId);
    expect(rows.map(({ name, media_type }) => [name, media_type])).toEqual([
      ['Letter.pdf', 'application/pdf'],
      ['Scan.png', 'image/png'],
    ]);
    expect(rows[0]?.content.equals(PDF)).toBeTrue();
    const acts = await desk.clinic.sql<{ act: string }>(
      'select act from audit_event where entity_id = $1 order by act',
      [outcome.referralId],
    );
    expect(acts.map(({ act }) => act)).toEqual([
      'attach-letter',
      'attach-letter',
      'import-referral',
    ]);
  });

  it('come once: the same message is known, a later one adds only what is new', async () => {
    const first = await send(attachment('Letter.pdf', PDF));
    const again = await send(attachment('Letter.pdf', PDF));
    expect([again.kind, again.letters]).toEqual(['already-known', undefined]);
    const [letter] = await desk.clinic.sql<{ id: string }>(
      'select referral_attachment_id as id from referral_attachment where referral_id = $1',
      [first.referralId],
    );
    await desk.clinic.inject(as, {
      method: 'POST',
      url: `/api/referrals/${first.referralId}/attachments/${letter?.id ?? ''}/withdraw`,
      payload: { reason: 'Another patient’s letter' },
    });
    // What somebody has withdrawn is not put there again.
    const more = await send(attachment('Letter.pdf', PDF), attachment('Scan.png', aPng()));
    expect([more.kind, more.referralId]).toEqual(['updated', first.referralId]);
    expect(more.letters).toEqual({ attached: ['Scan.png'], leftOut: [] });
    expect((await stored(first.referralId)).length).toBe(2);
  });

  it('are as many as a referral can have, and the rest is named', async () => {
    const many = Array.from({ length: 51 }, (_, index) =>
      attachment(`Letter ${index + 1}.pdf`, aPdf(`Page ${index + 1}`)),
    );
    const { letters } = await send(...many);
    expect(letters?.attached.length).toBe(50);
    expect(letters?.leftOut.map(({ name, fault }) => [name, fault])).toEqual([
      ['Letter 51.pdf', 'too-many'],
    ]);
  });
});
