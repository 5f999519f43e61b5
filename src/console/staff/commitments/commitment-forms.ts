import {
  COMMITMENT_COMMAND_BODIES,
  type IssuableCommitmentCommand,
} from '../../../wire/commitment-command.wire';
import type { CommitmentLabels } from '../../../domain/commitment/labels';
import type { PlainDate } from '../../../domain/ids';
import { longDate } from '../../words/dates';
import type { Choice } from '../case/form/choices';
import type { FormValues } from '../case/form/judge';
import type { CommitmentView, NodeView } from './commitment-data';
import type { CommitmentWords } from './words/commitment-words';

/** Which nodes an act can be about. */
type NodesFor = keyof CommitmentWords['missing'];

export type CommitmentField =
  | { readonly kind: 'text' | 'line' | 'number' | 'yes-no' | 'officer' | 'files' | 'changes' | 'duty' }
  | { readonly kind: 'date'; readonly preset?: 'today' }
  | { readonly kind: 'node'; readonly of: NodesFor }
  | { readonly kind: 'choice'; readonly table: keyof CommitmentLabels };

interface CommitmentForm {
  /** In the order in which they are asked; every field of the wire has one. */
  readonly fields: Readonly<Record<string, CommitmentField>>;
  /** Cannot be taken back: what was filled in is shown once more before it is sent. */
  readonly isFinal?: true;
  /** Needed now and then, whatever the stage: stands apart from the next steps. */
  readonly isSeldom?: true;
}

const TEXT = { kind: 'text' } as const;
const TODAY = { kind: 'date', preset: 'today' } as const;
const FILES = { kind: 'files' } as const;
const node = (of: NodesFor) => ({ kind: 'node', of }) as const;
const choice = (table: keyof CommitmentLabels) => ({ kind: 'choice', table }) as const;

/** What each command asks. */
export const COMMITMENT_FORMS: Readonly<Record<IssuableCommitmentCommand, CommitmentForm>> = {
  'record-performance': {
    fields: {
      nodeId: node('open'),
      on: TODAY,
      quantity: { kind: 'line' },
      completes: { kind: 'yes-no' },
      evidenceIds: FILES,
      remark: TEXT,
    },
  },
  'explain-overdue': {
    fields: {
      nodeId: node('overdue'),
      reasonCode: choice('overdueReasons'),
      plannedOn: { kind: 'date' },
      reason: TEXT,
    },
  },
  'open-supervision': {
    fields: { nodeId: node('overdue'), form: choice('supervisionForms'), reason: TEXT },
  },
  'conclude-supervision': {
    isFinal: true,
    fields: {
      nodeId: node('supervised'),
      result: choice('supervisions'),
      findings: TEXT,
      evidenceIds: FILES,
    },
  },
  'ask-tolerance': {
    isSeldom: true,
    fields: {
      nodeId: node('overdue'),
      days: { kind: 'number' },
      ground: choice('toleranceGrounds'),
      reason: TEXT,
    },
  },
  'grant-tolerance': { isFinal: true, fields: { nodeId: node('tolerance'), remark: TEXT } },
  'refuse-tolerance': { isFinal: true, fields: { nodeId: node('tolerance'), reason: TEXT } },
  'propose-not-honoured': { isFinal: true, fields: { nodeId: node('proposable'), reason: TEXT } },
  'answer-proposal': { fields: { nodeId: node('proposed'), answer: TEXT, evidenceIds: FILES } },
  'confirm-not-honoured': { isFinal: true, fields: { nodeId: node('proposed'), reason: TEXT } },
  'decline-not-honoured': { isFinal: true, fields: { nodeId: node('proposed'), reason: TEXT } },
  change: {
    isSeldom: true,
    isFinal: true,
    fields: {
      ground: choice('changeGrounds'),
      on: TODAY,
      changes: { kind: 'changes' },
      reason: TEXT,
      evidenceIds: FILES,
    },
  },
  withdraw: {
    isSeldom: true,
    isFinal: true,
    fields: { ground: choice('changeGrounds'), on: TODAY, reason: TEXT, evidenceIds: FILES },
  },
  'link-contract': { isSeldom: true, fields: { contractCode: { kind: 'line' }, remark: TEXT } },
  'assign-manager': { isSeldom: true, fields: { officerId: { kind: 'officer' }, remark: TEXT } },
  close: { isFinal: true, fields: { remark: TEXT } },
  urge: { isSeldom: true, fields: { dutyId: { kind: 'duty' }, remark: TEXT } },
};

export const COMMITMENT_COMMANDS = Object.keys(COMMITMENT_FORMS) as readonly IssuableCommitmentCommand[];

const isOpen = ({ state }: NodeView): boolean =>
  state !== 'met' && state !== 'waived' && state !== 'not-honoured';

const FITTING: Readonly<Record<NodesFor, (one: NodeView) => boolean>> = {
  open: isOpen,
  overdue: ({ state }) => state === 'overdue',
  supervised: ({ supervision }) => supervision === 'open',
  tolerance: ({ toleranceAsked }) => toleranceAsked !== null,
  proposable: (one) =>
    isOpen(one) &&
    one.proposal === null &&
    (one.supervision === 'impossible' || one.supervision === 'not-performed'),
  proposed: ({ proposal }) => proposal !== null,
};

/** 补贴发放到企业 · 2026年2月12日. */
export const nodeWords = ({ title, dueOn }: NodeView, { language }: CommitmentWords): string =>
  `${title} · ${longDate(dueOn as PlainDate, language)}`;

export const openNodes = ({ nodes }: CommitmentView): readonly NodeView[] => nodes.filter(isOpen);

/** A duty by its name, and the node that it is about. */
export function dutyWords(
  { dutyId, duty }: CommitmentView['deadlines'][number],
  { nodes }: CommitmentView,
  { labels, clocks }: CommitmentWords,
): string {
  const [, subject] = dutyId.split('/');
  const about = nodes.find(({ nodeId }) => nodeId === subject);
  const name = labels.duties[duty];
  return about === undefined ? name : clocks.dutyOf(name, about.title);
}

interface Asked {
  readonly type: IssuableCommitmentCommand;
  readonly name: string;
  readonly field: CommitmentField;
}

/** What a field of a form offers; null where it is not chosen from. */
export function choicesFor(
  { type, name, field }: Asked,
  view: CommitmentView,
  words: CommitmentWords,
): readonly Choice[] | null {
  switch (field.kind) {
    case 'node':
      return view.nodes
        .filter(FITTING[field.of])
        .map((one) => ({ value: one.nodeId, label: nodeWords(one, words) }));
    case 'duty':
      return view.deadlines
        .filter(({ state }) => state === 'running')
        .map((one) => ({ value: one.dutyId, label: dutyWords(one, view, words) }));
    case 'choice': {
      const schema = schemaOf(type, name);
      return Object.entries<string>(words.labels[field.table])
        .filter(([code]) => schema.safeParse(code).success)
        .map(([value, label]) => ({ value, label }));
    }
    default:
      return null;
  }
}

type Shape = Readonly<Record<string, (typeof COMMITMENT_COMMAND_BODIES)['close']['texts']['remark']>>;

export function schemaOf(type: IssuableCommitmentCommand, name: string): Shape[string] {
  const { facts, texts } = COMMITMENT_COMMAND_BODIES[type];
  const schema = ({ ...facts, ...texts } as unknown as Shape)[name];
  if (schema === undefined) throw new Error(`${type} has no ${name}`);
  return schema;
}

export const isOptional = (type: IssuableCommitmentCommand, name: string): boolean =>
  schemaOf(type, name).safeParse(undefined).success;

/** A node that the command must point at and that there is none of; null where nothing is missing. */
export function missingFor(
  type: IssuableCommitmentCommand,
  view: CommitmentView,
  { missing }: CommitmentWords,
): string | null {
  for (const field of Object.values(COMMITMENT_FORMS[type].fields)) {
    if (field.kind === 'changes' && openNodes(view).length === 0) return missing.open;
    if (field.kind === 'node' && !view.nodes.some(FITTING[field.of])) return missing[field.of];
  }
  return null;
}

/** What there is only one of is filled in; whoever writes may change it. */
export function presetsFor(type: IssuableCommitmentCommand, view: CommitmentView, today: string): FormValues {
  const presets: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(COMMITMENT_FORMS[type].fields)) {
    if (field.kind === 'date' && field.preset === 'today') presets[name] = today;
    if (field.kind !== 'node') continue;
    const [only, ...others] = view.nodes.filter(FITTING[field.of]);
    if (only !== undefined && others.length === 0) presets[name] = only.nodeId;
  }
  return presets;
}
