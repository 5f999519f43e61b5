import type { z } from 'zod';
import type { permissionSchema } from '../wire/common.wire';
import { explainRefusal, type AnyRefusal } from './refusal-sentences';

/** Whether somebody may do it, and if not, why, in the words with which it would be refused. */
export function toPermission(refusal: AnyRefusal | null): z.input<typeof permissionSchema> {
  if (refusal === null) return { mayIssue: true, reason: null };
  const { type } = refusal;
  return { mayIssue: false, reason: { type, sentence: explainRefusal(refusal).sentence } };
}
