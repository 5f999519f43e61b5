import type { ComplaintState } from '../domain/complaint/complaint';
import type { ComplaintData } from '../domain/complaint/events';
import type { CaseChange } from './projection';

/** One step of a complaint, as what follows from it in the store needs it. */
export type ComplaintChange = CaseChange<ComplaintState, ComplaintData>;
