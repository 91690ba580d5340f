/** What the bytes of a PDF say without being parsed: whether they end as a PDF does, and what they may do when opened. */
export type PdfStructure =
  | { kind: 'pdf'; activeContent: boolean; endOffset: number }
  | { kind: 'truncated' };

/** Readers look for the end mark this near to the last byte (ISO 32000-1, annex H.3, note 18). */
const endSearchBytes = 1024;
const endMark = '%%EOF';

/** Names of what runs, opens, carries other files or hides: people are told that the file has them. */
const activeNames = new Set(['JavaScript', 'Launch', 'OpenAction', 'EmbeddedFile', 'EmbeddedFiles', 'Encrypt']);
/** The first letters of those names, or an escape, which could write any of them. */
const activeName = /\/(?=[JLOE#])((?:[A-Za-z]|#[0-9A-Fa-f]{2}){2,40})(?![A-Za-z0-9#_.-])/g;
const decodeWindowBytes = 1024 * 1024;
const longestNameBytes = 128;

/**
 * PDF (ISO 32000-1, section 7.5). Names inside compressed object streams are not seen: a file without `activeContent`
 * is not known to be harmless, and is served as a download all the same.
 */
export function walkPdf(bytes: Uint8Array): PdfStructure {
  const tailStart = Math.max(0, bytes.length - endSearchBytes);
  const tail = latin1(bytes, tailStart, bytes.length);
  const mark = tail.lastIndexOf(endMark);
  // Where the cross-reference table stands comes before the end mark; the first part of a file made for the web says 0.
  const reference = /startxref\s+(\d{1,12})\s*$/.exec(latin1(bytes, Math.max(0, tailStart + mark - 64), tailStart + Math.max(0, mark)));
  const offset = Number(reference?.[1] ?? 0);
  if (mark === -1 || offset === 0 || offset >= bytes.length) return { kind: 'truncated' };
  return { kind: 'pdf', activeContent: hasActiveName(bytes), endOffset: tailStart + mark + endMark.length };
}

function hasActiveName(bytes: Uint8Array): boolean {
  for (let start = 0; start < bytes.length; start += decodeWindowBytes) {
    const text = latin1(bytes, start, start + decodeWindowBytes + longestNameBytes);
    for (const [, written = ''] of text.matchAll(activeName)) {
      const name = written.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
      if (activeNames.has(name)) return true;
    }
  }
  return false;
}

const decoder = new TextDecoder('latin1');
const latin1 = (bytes: Uint8Array, start: number, end: number): string => decoder.decode(bytes.subarray(start, end));
