import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Cell } from './cell.ts';
import type { Sheet, SheetColumn } from './sheet.ts';

export const workbookMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** As many rows as a sheet of Excel has. */
const maxRows = 1_048_576;
/** As many characters (UTF-16 code units) as a cell of Excel has: of a file with a longer one it opens nothing, or a repaired copy. */
const maxText = 32_767;
const cut = '…';
/** A number of more digits than these would lose some of them in a spreadsheet. */
const maxDigits = 15;
const dayMs = 86_400_000;
/** The day whose serial number is 0 from March 1900 on: before it, Excel counts a leap day that there was not. */
const dayZero = Date.UTC(1899, 11, 30);
const firstSafeSerial = 61;

const spreadsheetMl = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageMl = 'http://schemas.openxmlformats.org/package/2006';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

// What XML 1.0 (section 2.2) has no way to say.
// eslint-disable-next-line no-control-regex
const unsayable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** Text between tags. `_x0041_` would be read as a character by its number (ISO/IEC 29500-1, ST_Xstring), so its first sign is written that way itself. */
const escaped = (text: string): string =>
  text.replace(unsayable, '\uFFFD').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/[&<>\r]/g, (sign) => escapes[sign] ?? sign);

/** Places in the list of styles: what is written plainly, the heading, numbers by their decimals, a day, a day with its time. */
const style = { plain: 0, heading: 1, decimals: 2, day: 7, time: 8 } as const;
const numberFormats = ['#,##0', '#,##0.0', '#,##0.00', '#,##0.000', '#,##0.0000', 'yyyy\\-mm\\-dd', 'yyyy\\-mm\\-dd\\ hh:mm'];

const styles = `${declaration}<styleSheet xmlns="${spreadsheetMl}"><numFmts count="${numberFormats.length}">${
  numberFormats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`).join('')}</numFmts>`
  + '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
  + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  + '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
  + `<cellXfs count="${2 + numberFormats.length}"><xf/><xf fontId="1" applyFont="1"/>${numberFormats.map((_, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`;

// Every part but those that are named here is a sheet, so that their number may be known last.
const contentTypes = `${declaration}<Types xmlns="${packageMl}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
  + '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
  + '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
  + '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>';

const related = (targets: readonly (readonly [kind: string, target: string])[]): string => `${declaration}<Relationships xmlns="${packageMl}/relationships">${
  targets.map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${relationships}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

const columnName = (index: number): string => (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** What fits into a cell: a longer text ends with a mark that it went on. */
const fitting = (text: string): string => (text.length <= maxText ? text : text.slice(0, maxText - cut.length).replace(/[\ud800-\udbff]$/, '') + cut);

const textCell = (at: string, text: string, look: number): string =>
  (text === '' ? '' : `<c r="${at}" t="inlineStr"${look === style.plain ? '' : ` s="${look}"`}><is><t xml:space="preserve">${escaped(fitting(text))}</t></is></c>`);

/** Days since day zero; none for what a spreadsheet cannot count. */
const serialOf = (text: string): number | undefined => {
  const at = Date.parse(`${text.replace(' ', 'T')}${text.includes(' ') ? 'Z' : ''}`);
  const serial = (at - dayZero) / dayMs;
  return serial >= firstSafeSerial ? serial : undefined;
};

const cellOf = (cell: Cell, at: string): string => {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return textCell(at, cell, style.plain);
  if (cell.kind === 'number') {
    const isExact = cell.text.replace(/\D/g, '').replace(/^0+/, '').length <= maxDigits;
    return isExact ? `<c r="${at}" s="${style.decimals + cell.decimals}"><v>${cell.text}</v></c>` : textCell(at, cell.text, style.plain);
  }
  const serial = serialOf(cell.text);
  return serial === undefined ? textCell(at, cell.text, style.plain) : `<c r="${at}" s="${style[cell.kind]}"><v>${serial}</v></c>`;
};

const sheetHead = (columns: readonly SheetColumn[], names: readonly string[]): string => `${declaration}<worksheet xmlns="${spreadsheetMl}">`
  + '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  + `<cols>${columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`
  + `<sheetData><row r="1">${columns.map(({ name }, index) => textCell(`${names[index]}1`, name, style.heading)).join('')}</row>`;

/**
 * A workbook (ISO/IEC 29500, SpreadsheetML) in pieces: text is text, amounts are numbers, days are days. What does not fit
 * on one sheet goes on on the next; a text of more than 32,767 characters is cut there and ends with “…”.
 * @param options.rowsPerSheet the heading included
 */
export async function* workbook({ columns, rows }: Sheet, { rowsPerSheet = maxRows } = {}): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let written: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    written.push(piece as Uint8Array<ArrayBuffer>);
  });
  const taken = function* (): Generator<Uint8Array<ArrayBuffer>, void, undefined> {
    yield* written;
    written = [];
  };
  const begin = (path: string): ZipDeflate => {
    const part = new ZipDeflate(path, { level: 4 });
    zip.add(part);
    return part;
  };
  const add = (path: string, content: string): void => { begin(path).push(strToU8(content), true); };
  const names = columns.map((_, index) => columnName(index));
  const sheets: string[] = [];
  const beginSheet = (): ZipDeflate => {
    const number = sheets.push(`worksheets/sheet${sheets.length + 1}.xml`);
    const part = begin(`xl/${sheets[number - 1]}`);
    part.push(strToU8(sheetHead(columns, names)));
    return part;
  };
  const endSheet = (part: ZipDeflate): void => { part.push(strToU8('</sheetData></worksheet>'), true); };

  add('[Content_Types].xml', contentTypes);
  add('_rels/.rels', related([['officeDocument', 'xl/workbook.xml']]));
  add('xl/styles.xml', styles);
  let sheet = beginSheet();
  let row = 1;
  for await (const some of rows) {
    let text = '';
    for (const cells of some) {
      if (row === rowsPerSheet) {
        sheet.push(strToU8(text));
        text = '';
        endSheet(sheet);
        sheet = beginSheet();
        row = 1;
      }
      row += 1;
      text += `<row r="${row}">${cells.map((cell, index) => cellOf(cell, `${names[index]}${row}`)).join('')}</row>`;
    }
    sheet.push(strToU8(text));
    yield* taken();
  }
  endSheet(sheet);
  add('xl/_rels/workbook.xml.rels', related([...sheets.map((target) => ['worksheet', target] as const), ['styles', 'styles.xml']]));
  add('xl/workbook.xml', `${declaration}<workbook xmlns="${spreadsheetMl}" xmlns:r="${relationships}"><sheets>${
    sheets.map((_, index) => `<sheet name="Sheet${index + 1}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`);
  zip.end();
  yield* taken();
}
