import type { core } from 'zod';
import type { PublicTextFault } from '../domain/complaint/publication';

/** What a written text can be refused for; the messages of its schema say it in Chinese. */
export type TextFault = 'empty' | 'too-long' | 'invisible' | PublicTextFault;

/** Which fault of a written text an issue tells of; null: it is about something else. */
export function textFaultOf(
  issue: core.$ZodIssue,
): { readonly type: TextFault; readonly longest: number } | null {
  if (issue.code !== 'custom') return null;
  const { fault, longest } = issue.params ?? {};
  // Only the schemas of written texts give an issue a fault.
  return fault === undefined ? null : { type: fault as TextFault, longest: Number(longest) };
}
