import { firstValueFrom } from 'rxjs';
import { fetchPart } from './fetch-part';

describe('A part that is fetched when it is first wanted', () => {
  beforeEach(() => jasmine.clock().install());
  afterEach(() => jasmine.clock().uninstall());

  it('is asked for again until the line is back, and then once', async () => {
    let asked = 0;
    const load = async (): Promise<string> => {
      asked += 1;
      if (asked < 3) throw new TypeError('Failed to fetch dynamically imported module');
      return Promise.resolve('the part');
    };
    const fetched = firstValueFrom(fetchPart(load));
    for (let turn = 0; turn < 4; turn += 1) {
      await Promise.resolve().then(() => undefined);
      await Promise.resolve();
      jasmine.clock().tick(2_000);
    }
    expect(await fetched).toBe('the part');
    expect(asked).toBe(3);
  });
});
