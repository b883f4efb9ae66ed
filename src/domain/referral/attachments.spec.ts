import { aStamp } from '#domain/testing/builders';
import {
  attachmentRefusals,
  cleanFileName,
  LARGEST_ATTACHMENT,
  MOST_ATTACHMENTS,
  MOST_ATTACHMENTS_EVER,
  standingAttachments,
  type Attachment,
  type SeenFile,
} from '#domain/referral/attachments';

const aFile = (over: Partial<SeenFile> = {}): SeenFile => ({
  name: 'letter.pdf',
  size: 40_000,
  mediaType: 'application/pdf',
  isWhole: true,
  ...over,
});

const anAttachment = (over: Partial<Attachment> = {}): Attachment => ({
  id: 'attachment-1',
  name: 'letter.pdf',
  mediaType: 'application/pdf',
  size: 40_000,
  added: aStamp(),
  withdrawn: null,
  ...over,
});

describe('A letter or scan', () => {
  const cases: [what: string, file: Partial<SeenFile>, fault: string | null][] = [
    ['a PDF', {}, null],
    ['a PNG', { mediaType: 'image/png' }, null],
    ['a JPEG', { mediaType: 'image/jpeg' }, null],
    ['just as large as may be', { size: LARGEST_ATTACHMENT }, null],
    ['one byte larger', { size: LARGEST_ATTACHMENT + 1 }, 'too-large'],
    ['nothing inside', { size: 0, mediaType: null, isWhole: false }, 'empty'],
    ['a TIFF, which no browser shows', { mediaType: 'image/tiff' }, 'kind-not-shown'],
    ['a zip under a letter’s name', { mediaType: 'application/zip' }, 'kind-not-shown'],
    ['of no known kind', { mediaType: null }, 'kind-not-shown'],
    ['cut off on its way', { isWhole: false }, 'incomplete'],
    ['neither of a kind nor whole', { mediaType: null, isWhole: false }, 'kind-not-shown'],
  ];
  for (const [what, file, fault] of cases)
    it(`${what}: ${fault ?? 'is attached'}`, () => {
      const refusals = attachmentRefusals(aFile(file), [], null);
      expect(refusals.map((refusal) => refusal.fault as string)).toEqual(
        fault === null ? [] : [fault],
      );
      for (const refusal of refusals) expect(refusal.file).toBe('letter.pdf');
    });

  it('is not attached twice, nor without end', () => {
    expect(attachmentRefusals(aFile(), [], anAttachment())[0]?.fault).toBe('there-already');
    const many = Array.from({ length: MOST_ATTACHMENTS }, () => anAttachment());
    expect(attachmentRefusals(aFile(), many, null)[0]?.fault).toBe('too-many');
    expect(attachmentRefusals(aFile(), many.slice(1), null)).toEqual([]);
  });

  it('does not come and go without end either', () => {
    const withdrawn = { ...aStamp(), reason: 'Another patient’s' };
    const gone = Array.from({ length: MOST_ATTACHMENTS_EVER }, () => anAttachment({ withdrawn }));
    expect(attachmentRefusals(aFile(), gone, null)[0]?.fault).toBe('too-many-ever');
    expect(attachmentRefusals(aFile(), gone.slice(1), null)).toEqual([]);
  });

  it('that was withdrawn counts no more', () => {
    const withdrawn = { ...aStamp(), reason: 'Another patient’s' };
    expect(standingAttachments([anAttachment(), anAttachment({ withdrawn })])).toEqual([
      anAttachment(),
    ]);
  });

  const names: [name: string, clean: string][] = [
    ['Letter Dr Hale.pdf', 'Letter Dr Hale.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Scans\\okafor.pdf', 'okafor.pdf'],
    ['a\u0000b\nc\t.pdf', 'a b c .pdf'],
    ['invoice\u202Efdp.exe', 'invoice fdp.exe'],
    ['<img src=x onerror=alert(1)>.pdf', '<img src=x onerror=alert(1)>.pdf'],
    ['Überweisung Ärztin.pdf', 'Überweisung Ärztin.pdf'],
    ['..', 'letter'],
    ['', 'letter'],
    [`${'x'.repeat(200)}.pdf`, `${'x'.repeat(115)}….pdf`],
  ];
  for (const [name, clean] of names)
    it(`is called ${clean.slice(0, 30)} where the file says ${JSON.stringify(name.slice(0, 30))}`, () => {
      expect(cleanFileName(name)).toBe(clean);
    });
});
