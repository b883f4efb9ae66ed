/** One body to post: a file, or several that only make sense together. */
export interface Upload {
  readonly name: string;
  /** The names of the files in it, in their order. */
  readonly parts: readonly string[];
  /** `null`: it cannot be read, as a folder. */
  readonly content: Blob | null;
}

/** What a referral points to; anything else is posted by itself, and refused by name. */
const SUPPORTING: readonly string[] = [
  'AllergyIntolerance',
  'Condition',
  'Coverage',
  'Medication',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'Organization',
  'Patient',
  'Practitioner',
  'PractitionerRole',
];

interface Read {
  readonly file: File;
  readonly type: string | null;
  readonly isReadable: boolean;
}

const TYPE = /"resourceType"\s*:\s*"(\w+)"/;
/** Read far enough to see what a JSON file is. */
const HEAD = 4_096;

/**
 * Files as they are posted. A Patient dropped beside its ServiceRequest belongs to it: such files
 * go as one list of resources, every other file by itself.
 */
export async function uploadsOf(files: readonly File[]): Promise<Upload[]> {
  const read = await Promise.all(
    files.map(async (file): Promise<Read> => {
      try {
        return { file, type: await resourceTypeOf(file), isReadable: true };
      } catch {
        return { file, type: null, isReadable: false };
      }
    }),
  );
  const requests = read.filter(({ type }) => type === 'ServiceRequest');
  const supporting = read.filter(({ type }) => type !== null && SUPPORTING.includes(type));
  if (requests.length === 0 || supporting.length === 0) return read.map(single);
  const together = [...requests, ...supporting];
  const alone = read.filter((each) => !together.includes(each));
  return [joined(together.map(({ file }) => file)), ...alone.map(single)];
}

/** Taken for CSV by its name: what a file says it is differs from machine to machine. */
export const isCsv = ({ name }: File): boolean => /\.(csv|tsv)$/i.test(name);

const single = ({ file, isReadable }: Read): Upload => ({
  name: file.name,
  parts: [file.name],
  content: isReadable ? file : null,
});

function joined(files: readonly File[]): Upload {
  const names = files.map(({ name }) => name);
  const pieces = files.flatMap((file, index): BlobPart[] => [index === 0 ? '[' : ',\n', file]);
  return { name: names.join(' + '), parts: names, content: new Blob([...pieces, ']']) };
}

async function resourceTypeOf(file: File): Promise<string | null> {
  const head = await file.slice(0, HEAD).text();
  return head.trimStart().startsWith('{') ? (TYPE.exec(head)?.[1] ?? null) : null;
}
