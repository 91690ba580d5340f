/** A payment slip of one page, small enough to read: a PDF (ISO 32000-1, section 7.5) with its cross-reference table. */
export const sampleSlip = ({ lines, name = 'payment-slip.pdf' }: { lines: readonly string[]; name?: string }): File => {
  const text = lines.map((line, place) => `1 0 0 1 24 ${140 - place * 22} Tm (${line.replaceAll(/[\\()]/g, '\\$&')}) Tj`).join('\n');
  const content = `BT /F1 12 Tf\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 320 180] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let document = '%PDF-1.4\n';
  const offsets = objects.map((object, place) => {
    const offset = document.length;
    document += `${place + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const table = document.length;
  document += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${offset} 00000 n \n`).join('')}`;
  document += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new File([document], name, { type: 'application/pdf' });
};
