import { nameWords } from '#domain/referral/plain-words';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

describe('The words of a name', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await aTestClinic();
  });
  afterAll(() => clinic.stop());

  const names: readonly (readonly [name: string, words: readonly string[]])[] = [
    ['O.Neill', ['o', 'neill']],
    ["O'Neill", ['oneill']],
    ['O’Neill', ['oneill']],
    ['Ó Néill', ['o', 'neill']],
    ['St. John', ['st', 'john']],
    ['St.John-Smythe', ['st', 'john', 'smythe']],
    ['J.R.R. Tolkien', ['j', 'r', 'tolkien']],
    ['  van  der Berg ', ['van', 'der', 'berg']],
    ['Łukasz Đorđević', ['lukasz', 'dordevic']],
    ['Weiß-Strøm', ['weiss', 'strom']],
    ['Æsa ÅNGSTRÖM', ['aesa', 'angstrom']],
    ['Işık', ['isik']],
    ['Nguyễn Thị Minh', ['nguyen', 'thi', 'minh']],
    ['Müller, Zoë (née Kraus)', ['muller', 'zoe', 'nee', 'kraus']],
    ['Ivanov 2nd / III', ['ivanov', '2nd', 'iii']],
    ['Йованович', ['иованович']],
    ['Παπαδόπουλος', ['παπαδοπουλος']],
    ['山田 太郎', ['山田', '太郎']],
    ["-. '", []],
  ];
  for (const [name, words] of names)
    it(`${JSON.stringify(name)} are the same to the app and to the database`, async () => {
      const rows = await clinic.sql<{ word: string }>(
        'select word from name_words(plain_name($1)) as word',
        [name],
      );
      const here = [...new Set(nameWords(name))].sort();
      expect(rows.map(({ word }) => word).sort()).toEqual(here);
      expect(here).toEqual([...words].sort());
    });
});
