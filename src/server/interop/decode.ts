/** What the bytes of a file say, and how they were written; `null` when they are no text. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
}

/** HL7 table 0211, as far as browsers' decoders know it. */
const HL7_CHARSETS: Readonly<Record<string, string>> = {
  'UNICODE UTF-8': 'utf-8',
  'UNICODE UTF-16': 'utf-16le',
  '8859/1': 'windows-1252',
  '8859/2': 'iso-8859-2',
  '8859/3': 'iso-8859-3',
  '8859/4': 'iso-8859-4',
  '8859/5': 'iso-8859-5',
  '8859/6': 'iso-8859-6',
  '8859/7': 'iso-8859-7',
  '8859/8': 'iso-8859-8',
  '8859/9': 'windows-1254',
  '8859/15': 'iso-8859-15',
};

/**
 * A byte-order mark rules; then MSH-18 of an HL7 v2 message; then UTF-8; an HL7 v2 message that is
 * none of these is read as Windows-1252, as old senders write it. JSON is UTF-8 or nothing.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  if (startsWith(bytes, [0xff, 0xfe])) return decodeAs(bytes, 'utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return decodeAs(bytes, 'utf-16be');
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decodeAs(bytes, 'utf-8');
  const charset = hl7Charset(bytes);
  if (charset === null) return decodeAs(bytes, 'utf-8');
  return (
    (charset === '' ? null : decodeAs(bytes, charset)) ??
    decodeAs(bytes, 'utf-8') ??
    decodeAs(bytes, 'windows-1252')
  );
}

/**
 * A CSV file says nothing of its encoding: a byte-order mark rules, then UTF-8; what is neither is
 * read as Windows-1252, as spreadsheets save it, unless it then holds signs that no text has.
 */
export function decodeCsv(bytes: Uint8Array): Decoded | null {
  const decoded = decode(bytes);
  if (decoded !== null) return decoded;
  const old = decodeAs(bytes, 'windows-1252');
  return old === null || /(?![\t\r\n])\p{Cc}/u.test(old.text) ? null : old;
}

/** ZIP (an Excel workbook is one) and gzip, by their first bytes; never unpacked. */
export function packedAs(bytes: Uint8Array): 'ZIP' | 'gzip' | null {
  if (startsWith(bytes, [0x50, 0x4b]) && (bytes[2] ?? 99) < 9 && (bytes[3] ?? 99) < 9) return 'ZIP';
  return startsWith(bytes, [0x1f, 0x8b]) ? 'gzip' : null;
}

/** The text of an original as it was decoded when it came. */
export function decodeAs(bytes: Uint8Array, charset: string): Decoded | null {
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : { text, charset };
  } catch {
    return null;
  }
}

/** `null` for what is no HL7 v2; empty where its header names no charset that we know. */
function hl7Charset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4000));
  const start = head.search(/(^|[\r\n\v])MSH./);
  if (start === -1) return null;
  const header =
    head
      .slice(start)
      .trimStart()
      .split(/[\r\n]/)[0] ?? '';
  const named = header.split(header[3] ?? '|')[17] ?? '';
  return HL7_CHARSETS[named.split('~')[0]?.trim().toUpperCase() ?? ''] ?? '';
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);
