import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';
import { CrossSite, refuseCrossSite } from './origin-check.ts';

describe('a write from another site', () => {
  type Case = [
    what: string,
    headers: Record<string, string>,
    publicUrl: string | null,
    allowed: boolean,
  ];
  const cases: Case[] = [
    ['our own page', { 'sec-fetch-site': 'same-origin' }, null, true],
    ['an address typed in', { 'sec-fetch-site': 'none' }, null, true],
    ['another site', { 'sec-fetch-site': 'cross-site' }, null, false],
    ['a neighbour below the same domain', { 'sec-fetch-site': 'same-site' }, null, false],
    [
      'another site that shows our origin',
      { 'sec-fetch-site': 'cross-site', origin: 'http://clinic.test' },
      null,
      false,
    ],
    ['our own page in an old browser', { origin: 'http://clinic.test' }, null, true],
    ['another site in an old browser', { origin: 'http://evil.test' }, null, false],
    ['a page without an origin', { origin: 'null' }, null, false],
    ['another scheme', { origin: 'https://clinic.test' }, null, false],
    ['another port', { origin: 'http://clinic.test:81' }, null, false],
    [
      'our own page behind a proxy',
      { origin: 'https://pain.example.org' },
      'https://pain.example.org',
      true,
    ],
    [
      'another site behind a proxy',
      { origin: 'https://evil.test' },
      'https://pain.example.org',
      false,
    ],
    ['a program', {}, null, true],
  ];
  for (const [what, headers, publicUrl, allowed] of cases)
    it(`${allowed ? 'is not' : 'is'} ${what}`, () => {
      const ask = () => {
        refuseCrossSite(
          { method: 'POST', headers, protocol: 'http', host: 'clinic.test' },
          publicUrl === null ? null : new URL(publicUrl),
        );
      };
      if (allowed) expect(ask).not.toThrow();
      else expect(ask).toThrowError(CrossSite);
    });

  it('is no matter where nothing is written', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      expect(() => {
        refuseCrossSite(
          {
            method,
            headers: { 'sec-fetch-site': 'cross-site' },
            protocol: 'http',
            host: 'clinic.test',
          },
          null,
        );
      }).not.toThrow();
  });

  describe('at the door', () => {
    let clinic: TestClinic;
    beforeAll(async () => {
      clinic = await aTestClinic();
    });
    afterAll(() => clinic.stop());

    it('is refused before anything is read of it, signed in or not', async () => {
      const actor = await clinic.addActor(['administrator']);
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': '', origin: 'https://evil.test' },
      ]) {
        const answer = await clinic.inject(actor, {
          method: 'PUT',
          url: '/api/clinic',
          headers,
          payload: 'not even json',
        });
        expect(answer.statusCode).toBe(403);
        expect(answer.json()).toEqual({ error: 'cross-site' });
      }
      const signIn = await clinic.app.inject({
        method: 'POST',
        url: '/api/sign-ins',
        headers: { 'sec-fetch-site': 'cross-site' },
        payload: { email: 'a', password: 'b' },
      });
      expect(signIn.statusCode).toBe(403);
    });
  });
});
