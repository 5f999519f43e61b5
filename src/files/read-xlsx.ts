import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { XlsxReading } from './xlsx-worker';

const WORKER = join(__dirname, 'xlsx-worker.js');
const LONGEST_MS = 60_000;
const MOST_MEGABYTES = 512;

/**
 * The first sheet of a workbook, row by row. Read in a thread of its own: a workbook that is made to fill the memory
 * or to take for ever ends its thread and nothing else.
 */
export function readXlsx(content: Buffer): Promise<XlsxReading> {
  const worker = new Worker(WORKER, {
    workerData: content,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const timer = setTimeout(() => void worker.terminate(), LONGEST_MS);
  return new Promise<XlsxReading>((resolve) => {
    worker.once('message', (reading: XlsxReading) => resolve(reading));
    // Out of memory, or out of time.
    worker.once('error', () => resolve({ fault: 'too-much-inside' }));
    worker.once('exit', () => resolve({ fault: 'too-much-inside' }));
  }).finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}
