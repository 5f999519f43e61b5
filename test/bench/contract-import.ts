import { mkdirSync, rmSync, chmodSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportView } from '../../src/wire/contract-import.wire';
import { expectStatus } from '../journeys/support/desk';
import { tableDesk, type TableDesk } from '../journeys/support/contract-import';
import { usernameOf } from '../journeys/support/journey-city';
import type { BenchStack } from './bench-stack';
import { costOf } from './cpu';
import { rounded, type Figure } from './figures';

/** One table as a bureau keeps it for some years; what is measured is a rate, and it does not fall with the number. */
const contracts = 20_000;

const HEADINGS = '合同名称,合同编号,合同类别,乙方,合同金额,签订日期,结束日期,节点名称,节点日期,节点金额';

/** Imports a table of contracts by the API as an office does, beside a raw COPY of the very rows that come of it. */
export async function measureContractImport(stack: BenchStack): Promise<readonly Figure[]> {
  const desk = tableDesk(stack.desk, usernameOf('works', 'contract-manager'));
  const memory = watchMemory(stack);
  const marks = [performance.now()];
  const { id } = expectStatus(await desk.brings(aTable()), 201) as ImportView;
  marks.push(performance.now());
  const checked = await over(desk, id);
  marks.push(performance.now());
  expectStatus(await desk.steps(id, 'confirm'), 200);
  let done = checked;
  const { ms } = await costOf(stack.pids(), async () => {
    done = await over(desk, id);
  });
  marks.push(performance.now());
  const held = memory.end();
  if (done.counts.collected !== contracts)
    throw new Error(`导入 ${contracts} 份，收录 ${done.counts.collected ?? 0} 份`);
  const copySeconds = await copiedIn(stack, id);
  const importSeconds = ((marks.at(-1) ?? 0) - (marks[0] ?? 0)) / 1_000;
  const took = (step: number): number => rounded(((marks[step] ?? 0) - (marks[step - 1] ?? 0)) / 1_000);
  const cpuMsPerContract = Object.fromEntries(
    Object.entries(ms).map(([name, spent]) => [name, rounded(spent / contracts)]),
  );
  return [
    {
      ...{ name: '表格导入合同的速度 ÷ 同样的行直接 COPY', value: copySeconds / importSeconds, unit: '倍' },
      ...{ limit: 0.33, wanted: 'at-least' },
      detail: {
        ...{ contracts, perSecond: rounded(contracts / importSeconds), cpuMsPerContract },
        seconds: { staged: took(1), checked: took(2), collected: took(3), copied: rounded(copySeconds) },
      },
    },
    {
      ...{ name: '表格导入期间接口与工作进程多占的内存（较多者）', value: held.grownMb, unit: 'MB' },
      ...{ limit: 256, wanted: 'at-most', detail: { ...held } },
    },
  ];
}

function aTable(): string {
  const lines = Array.from({ length: contracts }, (_, n) =>
    [
      ...[`第 ${n} 号路段照明设施采购合同`, `BN-${n}`, '政府采购', `远航照明第${n % 400}有限公司`],
      ...[`${10_000 + n}.50`, '2026-01-09', '2027-12-31', '付清货款', '2027-06-30', `${10_000 + n}.50`],
    ].join(','),
  );
  return [HEADINGS, ...lines].join('\r\n');
}

/** As `settled`, without asking every few milliseconds: who waits for so many contracts looks now and then. */
async function over(desk: TableDesk, id: string): Promise<ImportView> {
  for (;;) {
    const view = await desk.now(id);
    if (!['checking', 'applying'].includes(view.status)) return view;
    await sleep(250);
  }
}

/** What belongs to a contract, and by which column. */
const TABLES = [
  ['case_record', 'id'],
  ['case_event', 'case_id'],
  ['case_delivery', 'case_id'],
  ['contract', 'id'],
  ['contract_party', 'contract_id'],
  ['contract_milestone', 'contract_id'],
  ['contract_deadline', 'contract_id'],
  ['notification', 'case_id'],
] as const;

/** Seconds that the server needs to copy the same rows into empty tables with the same indexes and checks. */
async function copiedIn({ admin, home }: BenchStack, id: string): Promise<number> {
  const folder = folderForPostgres(home);
  const client = await admin.pool.connect();
  let seconds = 0;
  try {
    await client.query('SET statement_timeout = 0');
    for (const [table, column] of TABLES) {
      const file = `${folder}/${table}`;
      await client.query(
        `COPY (SELECT t.* FROM app.${table} t JOIN app.contract_import_row r ON r.contract_id = t.${column}
          WHERE r.import_id = '${id}') TO '${file}'`,
      );
      await client.query(`CREATE TABLE app.bench_${table} (LIKE app.${table} INCLUDING ALL)`);
      const beganAt = performance.now();
      await client.query(`COPY app.bench_${table} FROM '${file}'`);
      seconds += (performance.now() - beganAt) / 1_000;
      await client.query(`DROP TABLE app.bench_${table}`);
    }
  } finally {
    client.release();
    rmSync(folder, { recursive: true, force: true });
  }
  return seconds;
}

/** The server writes there itself, and may be another user than we are. */
function folderForPostgres(home: BenchStack['home']): string {
  const folder = home.path('copied');
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  return folder;
}

interface Held {
  readonly before: Readonly<Record<string, number>>;
  readonly highest: Readonly<Record<string, number>>;
  readonly grownMb: number;
}

/** What the product's two busy processes hold of the machine's memory, in megabytes: at first, and at most. */
function watchMemory(stack: BenchStack): { end(): Held } {
  const { api = 0, worker = 0 } = stack.pids();
  const look = () => ({ api: residentMb(api), worker: residentMb(worker) });
  const before = look();
  const highest = { ...before };
  const timer = setInterval(() => {
    const now = look();
    highest.api = Math.max(highest.api, now.api);
    highest.worker = Math.max(highest.worker, now.worker);
  }, 200);
  return {
    end: () => {
      clearInterval(timer);
      const grownMb = Math.max(highest.api - before.api, highest.worker - before.worker);
      return { before, highest, grownMb };
    },
  };
}

function residentMb(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1_024);
}
