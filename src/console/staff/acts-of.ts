import { ruleFor } from '../../domain/complaint/command-table';
import type { ComplaintStatus } from '../../domain/complaint/complaint';
import type { ComplaintCommandType } from '../../domain/complaint/facts';
import type { Role } from '../../domain/officer';

/** Whether somebody with these offices does this to any case at all; whether to this one is the server's to say. */
export const isAnActOf = (act: ComplaintCommandType, roles: readonly Role[]): boolean =>
  ruleFor(act).by.some((by) => by.roles.some((role) => roles.includes(role)));

/** Whether it is done to a case that stands there at all. */
export const isAnActIn = (act: ComplaintCommandType, status: ComplaintStatus): boolean =>
  ruleFor(act).statuses.includes(status);
