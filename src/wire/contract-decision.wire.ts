import { z } from 'zod';
import { basisSchema } from './rule-overlay.wire';

/** One step of the decision procedure, as a contract's page shows it. */
export const decisionItemView = z
  .strictObject({
    code: z.string(),
    label: z.string(),
    labelEnglish: z.string(),
    isCompulsory: z.boolean().describe('true：没有完成的，不得签署'),
    basis: basisSchema,
    state: z.enum(['open', 'evidenced', 'not-applicable']),
    evidenceIds: z.array(z.string()),
  })
  .meta({ id: 'ContractDecisionItem' });
