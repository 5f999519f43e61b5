import { ruleFor } from '../../domain/complaint/command-table';
import type { ComplaintCommandType } from '../../domain/complaint/facts';
import type { Role } from '../../domain/officer';

/** Whether somebody with these offices does this to any case at all; whether to this one is the server's to say. */
export const isAnActOf = (act: ComplaintCommandType, roles: readonly Role[]): boolean =>
  ruleFor(act).by.some((by) => by.roles.some((role) => roles.includes(role)));
