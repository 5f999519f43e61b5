import { workbookOf, type Sheet } from '../domain/workbook';

/** An Office Open XML workbook (ECMA-376) with one sheet, without a formula in it. */
export async function writeSpreadsheet(sheet: Sheet): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const { lines, options } = workbookOf(sheet);
  return writeXlsxFile(lines, options).toBuffer();
}
