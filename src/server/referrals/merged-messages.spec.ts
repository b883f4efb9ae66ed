import type { Referral } from '#domain/referral/referral';
import { fixture } from '../testing/messages.ts';
import { aReferralDesk, importing, type ReferralDesk } from '../testing/referral-desk.ts';

describe('A duplicate that was sent by message, once it is merged', () => {
  let desk: ReferralDesk;
  beforeAll(async () => {
    desk = await aReferralDesk();
  });
  afterAll(() => desk.clinic.stop());

  const merge = (from: string, { id, version }: Referral) =>
    desk.ask(desk.coordinator, 'POST', `/${from}/merge`, {
      version: 1,
      into: { referralId: id, version },
    });
  const decision = async (id: string) => {
    const [row] = await desk.clinic.sql<{ decision: string }>(
      'select decision from referral where referral_id = $1',
      [id],
    );
    return row?.decision;
  };

  it('goes on receiving what its sender says, under the one that is kept', async () => {
    const message = (says: string, control: string, name = 'ref-i12.hl7') =>
      fixture(name)
        .replaceAll('KH-2041', 'DUP-1')
        .replaceAll('KH00031', control)
        .replace('Cold, mottled foot', says);
    const taken = await importing(desk.clinic, desk.coordinator, message('Cold foot', 'D1'));
    const [first] = taken.outcomes;
    if (first?.kind !== 'created') throw new Error(JSON.stringify(first));
    const { referral } = await desk.entered({ referral: {} });
    expect((await merge(first.referralId, referral)).status).toBe(200);
    const later = await importing(desk.clinic, desk.coordinator, message('Colder foot', 'D2'));
    expect(later.outcomes[0]).toEqual(
      jasmine.objectContaining({ kind: 'updated', referralId: referral.id }),
    );
    const again = await importing(desk.clinic, desk.coordinator, message('Cold foot', 'D1'));
    expect(again.outcomes[0]?.kind).toBe('already-known');
    const cancelled = await importing(
      desk.clinic,
      desk.coordinator,
      message('', 'D3', 'ref-i14.hl7'),
    );
    expect(cancelled.outcomes[0]?.kind).toBe('updated');
    expect(await decision(referral.id)).toBe('received');
  });
});
