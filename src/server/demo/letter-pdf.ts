/** Points: A4, two fingers of margin, type as on a practice's paper. */
const PAGE = { width: 595, height: 842, margin: 64 };
const TYPE = 10.5;
const LINE = 15;
/** Helvetica at this size: what fits between the margins. */
const LETTERS_IN_LINE = 84;

/** A whole PDF of one page with these paragraphs; an empty one is a blank line. */
export function pdfOf(paragraphs: readonly string[]): Buffer {
  const lines = paragraphs.flatMap((paragraph) => wrapped(plain(paragraph)));
  const shown = lines.map((line) => `(${line.replaceAll(/[\\()]/g, String.raw`\$&`)}) '`);
  const start = `${PAGE.margin} ${PAGE.height - PAGE.margin}`;
  const text = ['BT', `/F1 ${TYPE} Tf ${LINE} TL ${start} Td`, ...shown, 'ET'].join('\n');
  return assembled([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]);
}

/** The objects one after another, and the table that says where each begins. */
function assembled(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = file.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** In signs that every viewer's own Helvetica has: as an old typewriter would. */
function plain(text: string): string {
  return text
    .replaceAll(/[–—]/g, '-')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ı', 'i')
    .replaceAll(/[^\u0020-\u00ff]/g, (sign) =>
      sign.normalize('NFD').replaceAll(/[^\u0020-\u00ff]/g, ''),
    );
}

function wrapped(text: string): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= LETTERS_IN_LINE)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
