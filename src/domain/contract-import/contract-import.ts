import type { CellFault } from './draft';

/** How far a table has come. `checking` and `applying` go on by themselves; between them a person looks at the verdicts. */
export const IMPORT_STATUSES = [
  'checking', // 校验中
  'checked', // 已校验，待确认
  'applying', // 导入中
  'paused', // 已暂停
  'done', // 已导入
  'cancelled', // 已取消
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export const IMPORT_STATUS_LABELS = {
  checking: '校验中',
  checked: '已校验，待确认',
  applying: '导入中',
  paused: '已暂停',
  done: '已完成',
  cancelled: '已取消',
} as const satisfies Record<ImportStatus, string>;

/** What was found of one contract of a table. */
export const VERDICTS = [
  'waiting', // 待校验
  'new', // 将导入
  'known', // 已经登记，内容一致
  'differs', // 已经登记，内容不同；登记的内容不变
  'refused', // 有错误，不导入
  'secret', // 涉密，不导入，内容没有留存
  'collected', // 已导入
] as const;
export type Verdict = (typeof VERDICTS)[number];

export const VERDICT_LABELS = {
  waiting: '待校验',
  new: '可以导入',
  known: '已登记，内容一致',
  differs: '已登记，内容不同',
  refused: '有错误',
  secret: '涉密，未留存',
  collected: '已导入',
} as const satisfies Record<Verdict, string>;

/** What somebody may do with an import, and from where it leads where. */
export const IMPORT_STEPS = ['confirm', 'pause', 'resume', 'cancel'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

const NEXT: Readonly<Record<ImportStep, Readonly<Partial<Record<ImportStatus, ImportStatus>>>>> = {
  confirm: { checked: 'applying' },
  pause: { applying: 'paused' },
  resume: { paused: 'applying' },
  cancel: { checking: 'cancelled', checked: 'cancelled', applying: 'cancelled', paused: 'cancelled' },
};

/** Every lawful "no" about a step. */
export type ImportRefusal = Readonly<Record<'type', 'import-step-not-open'>>;

/** What may be done with an import now. */
export const stepsFrom = (status: ImportStatus): readonly ImportStep[] =>
  IMPORT_STEPS.filter((step) => NEXT[step][status] !== undefined);

/** Where a step leads; null where it cannot be taken. A step that was taken already leads to where it led. */
export function afterStep(status: ImportStatus, step: ImportStep): ImportStatus | null {
  const next = NEXT[step][status];
  if (next !== undefined) return next;
  return Object.values(NEXT[step]).includes(status) ? status : null;
}

/** What is wrong with a contract of a table; of its rows as a whole where no column is named. */
export type Fault = Omit<CellFault, 'column'> & { readonly column: CellFault['column'] | null };
