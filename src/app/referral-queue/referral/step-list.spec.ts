import { of, openQueue } from '../testing/open-queue';

describe('What happened to a referral', () => {
  const ways = [
    ['fhir', 'FHIR message'],
    ['hl7v2', 'HL7 message'],
    ['csv', 'CSV file of Brookfield Surgery'],
    ['entered', 'entered by Brookfield Surgery'],
  ] as const;
  for (const [kind, words] of ways)
    it(`begins with “${words}” where it came by ${kind}`, async () => {
      const source = { kind, sender: 'Brookfield Surgery', identifier: null, messageId: null };
      const { page } = await openQueue([of(1, 'Okafor', { source })], { url: '/queue/referral-1' });
      expect(await page.detail()).toContain(`· ${words}`);
    });
});
