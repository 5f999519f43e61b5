import type { ComplaintData } from './events';
import type { ComplaintCommandType } from './facts';

/** What a letter tells of, and the command that brings it about, at once or with the last signature. */
const OCCASIONS = {
  'complaint-accepted': 'accept',
  'complaint-rejected': 'reject',
  'supplement-requested': 'request-supplement',
  'complaint-transferred': 'transfer',
  'verifier-appointed': 'appoint-verifier',
  'rectification-ordered': 'order-rectification',
  'determination-proposed': 'propose-determination',
  'breach-determined': 'determine',
  'result-explained': 'explain',
} as const satisfies Partial<Record<ComplaintData['type'], ComplaintCommandType>>;

const COMMANDS: readonly string[] = Object.values(OCCASIONS);

/** Whether something that happened is told by a letter. */
export const isToldByLetter = ({ type }: ComplaintData): boolean => Object.hasOwn(OCCASIONS, type);

/** Whether a letter goes out upon a command or an approved act of this name. */
export const issuesLetter = (name: string): boolean => COMMANDS.includes(name);
