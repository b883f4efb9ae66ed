import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

describe('the app as the server hands it out', () => {
  let folder: string;
  let clinic: TestClinic;
  const script = `console.log('${'x'.repeat(2_000)}')`;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ganglion-app-'));
    const browser = join(folder, 'browser');
    mkdirSync(browser);
    writeFileSync(join(folder, 'secret.txt'), 'not to be served');
    writeFileSync(join(browser, 'index.html'), '<!doctype html><g-root></g-root>');
    writeFileSync(join(browser, 'chunk-B0J-xqv4.js'), script);
    writeFileSync(join(browser, 'chunk-B0J-xqv4.js.br'), brotliCompressSync(script));
    writeFileSync(join(browser, 'list-worker.js'), 'const BUILD = {};');
    writeFileSync(join(browser, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    clinic = await aTestClinic({ config: { staticFolder: browser } });
  });
  afterAll(async () => {
    await clinic.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) =>
    clinic.app.inject({ url, headers });

  it('is one page for every address that is the app’s own', async () => {
    for (const url of [
      '/',
      '/index.html',
      '/queue',
      '/board/2026-09-14',
      '/sign-in?next=%2Fboard',
    ]) {
      const answer = await get(url);
      expect(answer.statusCode).withContext(url).toBe(200);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.body).toContain('<g-root ngCspNonce="');
    }
  });

  it('lets in styles by a nonce that is never the same, and scripts from here alone', async () => {
    const nonceOf = async () => {
      const answer = await get('/');
      const nonce = /ngCspNonce="([^"]+)"/.exec(answer.body)?.[1] ?? '';
      const policy = String(answer.headers['content-security-policy']);
      expect(nonce.length).toBeGreaterThan(20);
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(policy).toContain(`script-src 'self';`);
      expect(policy).not.toContain('unsafe');
      return nonce;
    };
    expect(await nonceOf()).not.toBe(await nonceOf());
  });

  it('sends what was compressed when it was built, to be kept for good', async () => {
    const answer = await get('/chunk-B0J-xqv4.js', { 'accept-encoding': 'gzip, br' });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(script);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toContain('javascript');
    const plain = await get('/chunk-B0J-xqv4.js');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body).toBe(script);
  });

  it('asks again for what keeps its name', async () => {
    const icon = await get('/icon.svg');
    expect(icon.headers['cache-control']).toBe('no-cache');
    const again = await get('/icon.svg', { 'if-none-match': String(icon.headers['etag']) });
    expect(again.statusCode).toBe(304);
  });

  it('asks again for the service worker, which says itself which build it is', async () => {
    const worker = await get('/list-worker.js');
    expect(worker.statusCode).toBe(200);
    expect(worker.headers['cache-control']).toBe('no-cache');
    expect(worker.headers['content-type']).toContain('javascript');
    expect(String(worker.headers['content-security-policy'])).toContain(`worker-src 'self';`);
  });

  it('has nothing where there is nothing, and nothing from outside its folder', async () => {
    for (const url of [
      '/chunk-gone1234.js',
      '/api/nothing',
      '/api/',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/../secret.txt',
    ]) {
      const answer = await get(url);
      expect(answer.statusCode).withContext(url).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).withContext(url).toBeLessThan(500);
      expect(answer.body).not.toContain('not to be served');
    }
    expect((await clinic.app.inject({ method: 'POST', url: '/queue' })).statusCode).toBe(404);
  });

  it('says that it is not built, when it is not', async () => {
    const bare = await aTestClinic({ config: { staticFolder: join(folder, 'browser') } });
    rmSync(join(folder, 'browser', 'index.html'));
    expect((await bare.app.inject({ url: '/' })).statusCode).toBe(503);
    writeFileSync(join(folder, 'browser', 'index.html'), '<!doctype html><g-root></g-root>');
    await bare.stop();
  });
});

describe('behind TLS', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await aTestClinic({ config: { publicUrl: new URL('https://pain.example.org') } });
  });
  afterAll(() => clinic.stop());

  it('holds the cookie to this host and to https, and the browser to https', async () => {
    const actor = await clinic.addActor(['nurse']);
    const token = (await clinic.signIn(actor)).split('=')[1] ?? '';
    const ask = (cookie: string) =>
      clinic.app.inject({ url: '/api/sign-ins/current', headers: { cookie } });
    expect((await ask(`ganglion=${token}`)).statusCode).toBe(401);
    const answer = await ask(`__Host-ganglion=${token}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['strict-transport-security']).toContain('max-age=');
    const out = await clinic.app.inject({
      method: 'DELETE',
      url: '/api/sign-ins/current',
      headers: { cookie: `__Host-ganglion=${token}`, origin: 'https://pain.example.org' },
    });
    expect(String(out.headers['set-cookie'])).toMatch(/^__Host-ganglion=;.*Secure/);
  });

  it('takes writes from its public address, and from nowhere else', async () => {
    const signIn = (origin: string) =>
      clinic.app.inject({
        method: 'POST',
        url: '/api/sign-ins',
        headers: { origin, host: '127.0.0.1:4200' },
        payload: { email: 'a@example.org', password: 'b' },
      });
    expect((await signIn('https://pain.example.org')).statusCode).toBe(409);
    expect((await signIn('https://evil.example.org')).statusCode).toBe(403);
  });
});
