import { createHash } from 'node:crypto';
import { categoryMeant } from '../domain/contract-import/category';
import type { ColumnKey } from '../domain/contract-import/column';
import type { Fault } from '../domain/contract-import/contract-import';
import { readDraft, type ContractDraft } from '../domain/contract-import/draft';
import type { Instant, OrganizationId } from '../domain/ids';
import { plainDateAt } from '../domain/plain-date';
import type { ContractImport, ImportRow } from '../store/contract-import.store';
import { collectionBody, type Collection } from '../wire/contract-collection.wire';
import type { FieldError } from '../wire/problem.wire';
import {
  prepareCollection,
  type CollectionDeps,
  type CollectionLookups,
  type PreparedCollection,
} from './prepare-collection';

/** Who is meant by the names of a table. */
export interface NamedBodies {
  /** Bodies for which the sender may collect. */
  readonly own: ReadonlyMap<string, OrganizationId>;
  readonly all: ReadonlyMap<string, OrganizationId>;
}

export interface JudgingDeps extends Pick<CollectionDeps, 'database' | 'sources'> {
  readonly lookups: CollectionLookups;
  readonly bodies: NamedBodies;
}

export type Judged =
  | { readonly faults: readonly Fault[] }
  | { readonly prepared: PreparedCollection; readonly draft: ContractDraft };

/** A contract of a table, ready to be collected, or all that is wrong with it. */
export async function judgeRow(
  deps: JudgingDeps,
  table: Pick<ContractImport, 'actor' | 'units' | 'isStock'>,
  { row, at }: { readonly row: ImportRow; readonly at: Instant },
): Promise<Judged> {
  const rows = row.rows ?? [];
  const first = rows[0]?.row ?? 0;
  const { draft, faults } = readDraft({ rows }, table.units);
  const known = await knownOf(deps, draft, { sender: table.actor.organizationId, at });
  const told = [
    ...row.faults.filter(({ column }) => column !== null),
    ...faults,
    ...('faults' in known ? known.faults.map((fault) => ({ ...fault, row: first })) : []),
  ];
  if (told.length > 0 || 'faults' in known) return { faults: told };
  const parsed = collectionBody.safeParse(candidateOf(draft, { ...known, table, bodies: deps.bodies }));
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map(({ path, message }) => ({
        ...placeOf(path.map(String), draft, first),
        ...{ message, fix: '更正这一格' },
      })),
    };
  }
  const prepared = await prepareCollection(deps, table.actor, {
    ...{ collection: parsed.data, collectedAt: at, lookups: deps.lookups },
  });
  if ('errors' in prepared) return { faults: prepared.errors.map((error) => toFault(error, draft, first)) };
  return { draft, prepared: { ...prepared, route: 'import', contacts: row.contacts } };
}

type Place = Pick<Known, 'undertakingId' | 'categoryCode'>;

/** The body and the category that are meant. */
async function knownOf(
  { bodies, sources, lookups }: JudgingDeps,
  draft: ContractDraft,
  { sender, at }: { readonly sender: OrganizationId; readonly at: Instant },
): Promise<Place | { readonly faults: readonly Omit<Fault, 'row'>[] }> {
  const undertakingId = undertakingOf(bodies, sender, draft);
  const body = undertakingId === null ? null : await sources.organization(undertakingId);
  if (undertakingId === null || body === null) {
    const fix = '写本单位或所属单位在机构目录中的全称；本单位的合同可以留空';
    return { faults: [{ column: 'undertaking', message: '不是本单位或所属单位', fix }] };
  }
  const { categories } = await lookups.contractRules(body, plainDateAt(at));
  const categoryCode = categoryMeant(categories, draft.category);
  if (categoryCode !== null) return { undertakingId, categoryCode };
  // An empty cell has been told of already.
  if (draft.category === '') return { faults: [] };
  const fix = `可选：${categories.map(({ code, label }) => `${code} ${label}`).join('；')}`;
  return { faults: [{ column: 'category', message: `没有“${draft.category}”这个类别`, fix }] };
}

function undertakingOf(
  { own }: NamedBodies,
  sender: OrganizationId,
  { undertaking }: ContractDraft,
): OrganizationId | null {
  return undertaking === null ? sender : (own.get(undertaking) ?? null);
}

interface Known {
  readonly undertakingId: OrganizationId;
  readonly categoryCode: string;
  readonly table: Pick<ContractImport, 'isStock'>;
  readonly bodies: NamedBodies;
}

function candidateOf(
  draft: ContractDraft,
  { undertakingId, categoryCode, table, bodies }: Known,
): Record<keyof Collection, unknown> {
  const { name, number, amountYuan, priceType, signedOn, startsOn, endsOn, terms } = draft;
  const publicId = draft.publicParty === null ? undertakingId : (bodies.all.get(draft.publicParty) ?? null);
  return {
    ...{ name, amountYuan, priceType, signedOn, startsOn, endsOn, terms, undertakingId, categoryCode },
    ...{ ownNumber: number, externalNumber: number ?? fingerprintOf(draft, undertakingId) },
    ...{ regulatorId: null, secrecy: 'none', route: 'form', isStock: table.isStock, interest: undefined },
    ...{ modelTextVersionId: undefined, modelTextDeparts: undefined, modelTextDeparture: undefined },
    parties: [
      { side: 'public', organizationId: publicId, name: publicId === null ? draft.publicParty : null },
      {
        ...{ side: 'counterparty', name: draft.counterparty },
        ...{ uscc: draft.counterpartyCode, scale: draft.counterpartyScale },
      },
    ],
    milestones: draft.milestones.map((milestone) => ({
      ...{ kind: milestone.kind, title: milestone.title, owedBy: milestone.owedBy },
      ...{ dueOn: milestone.dueOn, amountYuan: milestone.amountYuan },
      performed:
        milestone.performedOn === null
          ? null
          : { on: milestone.performedOn, amountYuan: milestone.amountYuan },
    })),
  };
}

/** What a contract without a number is known by when its table comes again. */
function fingerprintOf(draft: ContractDraft, undertakingId: OrganizationId): string {
  const { name, counterparty, signedOn, amountYuan } = draft;
  const said = JSON.stringify([undertakingId, name, counterparty, signedOn, amountYuan]);
  return `导入-${createHash('sha256').update(said).digest('hex').slice(0, 24)}`;
}

const COLUMN_OF: Readonly<Record<string, ColumnKey>> = {
  ...{ name: 'name', ownNumber: 'number', externalNumber: 'number', categoryCode: 'category' },
  ...{ undertakingId: 'undertaking', regulatorId: 'undertaking', amountYuan: 'amount', terms: 'terms' },
  ...{ priceType: 'priceType', signedOn: 'signedOn', startsOn: 'startsOn', endsOn: 'endsOn' },
};
const MILESTONE_COLUMN_OF: Readonly<Record<string, ColumnKey>> = {
  ...{ title: 'milestoneTitle', kind: 'milestoneKind', owedBy: 'milestoneOwedBy', dueOn: 'milestoneDueOn' },
  ...{ amountYuan: 'milestoneAmount', performed: 'milestonePerformedOn' },
};

/** The cell that a part of a collection came from. */
function placeOf(
  [field = '', place = '', part = '']: readonly string[],
  { milestones }: ContractDraft,
  first: number,
): Pick<Fault, 'row' | 'column'> {
  if (field === 'milestones') {
    return { row: milestones[Number(place)]?.row ?? first, column: MILESTONE_COLUMN_OF[part] ?? null };
  }
  return { row: first, column: field === 'parties' ? partyColumn(place, part) : (COLUMN_OF[field] ?? null) };
}

function partyColumn(place: string, part: string): ColumnKey {
  if (place === '0') return 'publicParty';
  return part === 'uscc' ? 'counterpartyCode' : 'counterparty';
}

const toFault = ({ pointer, message, fix }: FieldError, draft: ContractDraft, first: number): Fault => ({
  ...placeOf(pointer.replace(/^#\//, '').split('/'), draft, first),
  ...{ message, fix },
});
