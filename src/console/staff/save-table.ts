import { workbookOf } from '../../domain/workbook';
import { saveFile } from './save-file';

/**
 * Hands a table to the browser's downloads as a workbook. What writes it is fetched when it is first needed.
 * @param lines the headings first
 * @param name without its ending
 */
export async function saveTable(
  [header = [], ...rows]: readonly (readonly string[])[],
  name: string,
): Promise<void> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  const { lines, options } = workbookOf({ name, header, rows });
  saveFile(await writeXlsxFile(lines, options).toBlob(), `${name}.xlsx`);
}
