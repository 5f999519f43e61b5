import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCsv } from '../../src/files/csv';
import { readTable } from '../../src/files/read-table';
import { untidyContracts } from '../support/untidy-contracts';

const file = join(__dirname, '..', 'data', 'contracts-untidy.csv');

describe('the table of two thousand contracts', () => {
  it('is the one that its generator makes', async () => {
    const made = writeCsv(untidyContracts());
    if (process.env['PACTA_WRITE_LEDGER'] === '1') writeFileSync(file, made);
    expect(readFileSync(file).equals(made)).toBe(true);
    const read = await readTable(made);
    expect(read).toMatchObject({ ok: true, value: { length: untidyContracts().length } });
  });
});
