import { deserialize } from 'node:v8';
import { headingOf } from '../domain/contract-import/column';
import type { Fault } from '../domain/contract-import/contract-import';
import { toFen } from '../domain/money';
import type { Instant } from '../domain/ids';
import { plainDateAt, instantAt } from '../domain/plain-date';
import { bodiesBelow, bodiesNamed, registeredContracts } from '../store/contract-import-reads';
import {
  judgeRows,
  listImportRows,
  lockImport,
  moveImport,
  nextImport,
  verdictsNow,
  type ContractImport,
  type ImportRow,
  type JudgedRow,
} from '../store/contract-import.store';
import { registeredUnder, type ContractNumbers } from '../store/contract-number.store';
import { caseTimeOf } from '../store/event-log';
import { inTransaction, type Reader, type StepTransaction, type Transaction } from '../store/transaction';
import type { SealedContact } from '../vault/client';
import { announceImport } from './announce-import';
import { collectContracts, type CollectionItem } from './collect-contracts';
import { judgeRow, type JudgingDeps, type NamedBodies } from './judge-import';
import {
  collectionLookups,
  type CollectionDeps,
  type CollectionLookups,
  type PreparedCollection,
} from './prepare-collection';
import { remembering } from './prepare-filing';

export type ImportDeps = Pick<CollectionDeps, 'database' | 'projections' | 'loadClock' | 'sources'>;

/** One short transaction each: a table of thousands lets everybody else through in between. */
const CHECKED_AT_ONCE = 100;
const COLLECTED_AT_ONCE = 100;

/**
 * Takes the next table that goes on by itself one step further. Safe to repeat after a crash at any point: what was
 * judged or collected stands in the same transaction as the contracts themselves.
 * @returns how many contracts were judged or collected; 0 when no table waits.
 */
export async function advanceImports(deps: ImportDeps): Promise<number> {
  const table = await nextImport(deps.database.prisma);
  if (table === null) return 0;
  const at = await caseTimeOf(deps);
  return table.status === 'checking' ? checkSome(deps, table, at) : collectSome(deps, table, at);
}

async function checkSome(deps: ImportDeps, table: ContractImport, at: Instant): Promise<number> {
  const rows = await listImportRows(deps.database.prisma, table.id, {
    ...{ verdicts: ['waiting'], after: -1, limit: CHECKED_AT_ONCE },
  });
  const judged = await judgeAll(deps, table, { rows, at });
  return inStatus(deps, table, async (transaction) => {
    const verdicts = await stillStanding(transaction, table.id, judged);
    await judgeRows(
      transaction,
      table.id,
      verdicts.map(({ verdict }) => verdict),
    );
    if (rows.length < CHECKED_AT_ONCE) await moveImport(transaction, table.id, { status: 'checked', at });
    return Math.max(rows.length, 1);
  });
}

async function collectSome(deps: ImportDeps, table: ContractImport, at: Instant): Promise<number> {
  const rows = await listImportRows(deps.database.prisma, table.id, {
    ...{ verdicts: ['new'], after: -1, limit: COLLECTED_AT_ONCE },
  });
  const all = await judgeAll(deps, table, { rows, at });
  return inStatus(deps, table, async (transaction) => {
    const judged = await stillStanding(transaction, table.id, all);
    const items = judged.flatMap(({ row, prepared }): readonly (CollectionItem & { row: ImportRow })[] =>
      prepared === null ? [] : [itemOf(row, prepared, table)],
    );
    const collected = await collectContracts(deps, transaction, items);
    const done = items.map(({ row }, place): JudgedRow => {
      const contract = collected[place];
      if (contract === undefined) throw new Error('a contract was not collected');
      const { id: contractId, code, isNew } = contract;
      return { place: row.place, verdict: isNew ? 'collected' : 'known', faults: [], contractId, code };
    });
    const others = judged.flatMap(({ prepared, verdict }) => (prepared === null ? [verdict] : []));
    await judgeRows(transaction, table.id, [...done, ...others]);
    if (rows.length < COLLECTED_AT_ONCE) {
      await announceImport(transaction, table, at);
      await moveImport(transaction, table.id, { status: 'done', at });
    }
    return Math.max(rows.length, 1);
  });
}

/** Those that nobody has taken further meanwhile: a worker that was given up for dead may still be at it. */
async function stillStanding(
  transaction: Transaction,
  importId: string,
  judged: readonly JudgedOne[],
): Promise<readonly JudgedOne[]> {
  const now = await verdictsNow(
    transaction,
    importId,
    judged.map(({ row }) => row.place),
  );
  return judged.filter(({ row }) => now.get(row.place) === row.verdict);
}

/** Does it only while nobody has paused or cancelled the table meanwhile. */
function inStatus(
  { database }: ImportDeps,
  { id, status }: ContractImport,
  work: (transaction: StepTransaction) => Promise<number>,
): Promise<number> {
  return inTransaction(database, async (transaction) => {
    const now = await lockImport(transaction, id);
    return now?.status === status ? work(transaction) : 0;
  });
}

function itemOf(
  row: ImportRow,
  prepared: PreparedCollection,
  { actor }: ContractImport,
): CollectionItem & { readonly row: ImportRow } {
  // Written by ourselves when the table came in, and by nobody since.
  const contacts =
    row.sealedContacts === null ? [] : (deserialize(row.sealedContacts) as readonly SealedContact[]);
  return { row, id: row.contractId, prepared, actor, contacts, startGraceMs: 0 };
}

interface JudgedOne {
  readonly row: ImportRow;
  readonly verdict: JudgedRow;
  /** Null: it is not to be collected. */
  readonly prepared: PreparedCollection | null;
}

async function judgeAll(
  deps: ImportDeps,
  table: ContractImport,
  { rows, at }: { readonly rows: readonly ImportRow[]; readonly at: Instant },
): Promise<readonly JudgedOne[]> {
  const judging = await judgingDeps(deps, table, rows);
  const refused: JudgedOne[] = [];
  const ready: Ready[] = [];
  for (const row of rows) {
    const judged = await judgeRow(judging, table, { row, at });
    if ('faults' in judged) refused.push(refusalOf(row, judged.faults));
    else ready.push({ row, prepared: judged.prepared });
  }
  const all = [...refused, ...(await compared(deps.database.prisma, ready))];
  return all.sort((left, right) => left.row.place - right.row.place);
}

/** Bodies, rules and calendars are asked for once, not once a contract. */
async function judgingDeps(
  { database, sources }: ImportDeps,
  { actor }: ContractImport,
  rows: readonly ImportRow[],
): Promise<JudgingDeps> {
  const named = rows.flatMap((row) => (row.rows ?? []).flatMap(({ cells }) => cells.publicParty ?? []));
  const bodies: NamedBodies = {
    own: await bodiesBelow(database.prisma, actor.organizationId),
    all: await bodiesNamed(database.prisma, named),
  };
  const known = remembering(sources);
  return {
    ...{ database, bodies, lookups: rememberingLookups(collectionLookups(database)) },
    sources: {
      ...known,
      // From the year's first day, so that the contracts of a year share one calendar.
      calendarFor: (regionCode, from) =>
        known.calendarFor(regionCode, instantAt(firstDayOf(plainDateAt(from)), '00:00')),
    },
  };
}

const firstDayOf = (on: ReturnType<typeof plainDateAt>): typeof on => `${on.slice(0, 4)}-01-01` as typeof on;

function rememberingLookups(lookups: CollectionLookups): CollectionLookups {
  return {
    contractRules: rememberingBy(
      lookups.contractRules,
      ({ organizationId }, on) => `${organizationId} ${on}`,
    ),
    regulatorOf: rememberingBy(lookups.regulatorOf, ({ organizationId }) => organizationId),
    namesOf: rememberingBy(lookups.namesOf, (bodies) => bodies.join()),
  };
}

function rememberingBy<Asked extends readonly unknown[], Answer>(
  ask: (...asked: Asked) => Promise<Answer>,
  keyFor: (...asked: Asked) => string,
): (...asked: Asked) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (...asked) => {
    const key = keyFor(...asked);
    const answer = answers.get(key) ?? ask(...asked);
    answers.set(key, answer);
    return answer;
  };
}

interface Ready {
  readonly row: ImportRow;
  readonly prepared: PreparedCollection;
}

function refusalOf(row: ImportRow, faults: readonly Fault[]): JudgedOne {
  const { place, contractId } = row;
  return { row, prepared: null, verdict: { place, verdict: 'refused', faults, contractId, code: null } };
}

/** Of contracts that can be collected: which are new, which are known, and where those differ. */
async function compared(reader: Reader, ready: readonly Ready[]): Promise<readonly JudgedOne[]> {
  const known = await registeredUnder(
    reader,
    ready.map(({ prepared }) => numbersOf(prepared)),
  );
  const registered = await registeredContracts(
    reader,
    known.flatMap((one) => one?.id ?? []),
  );
  const byId = new Map(registered.map((one) => [one.id, one]));
  return ready.map(({ row, prepared }, index): JudgedOne => {
    const { place, contractId } = row;
    const there = known[index] ?? null;
    if (there === null) {
      return { row, prepared, verdict: { place, verdict: 'new', faults: [], contractId, code: null } };
    }
    const one = byId.get(there.id);
    const faults = one === undefined ? [] : differencesOf(row, prepared, one);
    const verdict = faults.length === 0 ? 'known' : 'differs';
    return {
      ...{ row, prepared: null },
      verdict: { place, verdict, faults, contractId: there.id, code: there.code },
    };
  });
}

/** What its reporter calls it, and what the body itself may have collected it under by form. */
const numbersOf = ({ collection, reporter, undertaking }: PreparedCollection): ContractNumbers => ({
  reporterId: reporter.organizationId,
  externalNumber: collection.externalNumber,
  undertakingId: undertaking.organizationId,
  ownNumber: collection.ownNumber,
});

type Registered = Awaited<ReturnType<typeof registeredContracts>>[number];

/** Where the table says something else than the register: nothing of the register changes by a table. */
function differencesOf(
  { rowNumbers: [row = 0] }: ImportRow,
  { collection }: PreparedCollection,
  registered: Registered,
): readonly Fault[] {
  const told = collection.amountYuan === null ? null : toFen(collection.amountYuan);
  const known = registered.amountFen === null ? null : Number(registered.amountFen);
  const differing = [
    ...(collection.name === registered.name ? [] : (['name'] as const)),
    ...(collection.categoryCode === registered.categoryCode ? [] : (['category'] as const)),
    ...(told === known ? [] : (['amount'] as const)),
    ...(collection.signedOn === (registered.signedOn?.toISOString().slice(0, 10) ?? null)
      ? []
      : (['signedOn'] as const)),
  ];
  const fix = '登记的内容没有改变；确有变更的，在合同页面登记变更';
  return differing.map((column) => ({
    ...{ row, column, fix, message: `${headingOf(column)}与已登记的合同不同` },
  }));
}
