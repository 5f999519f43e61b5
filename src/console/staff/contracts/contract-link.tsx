import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface ContractLinkProps {
  readonly id: string;
  /** Its code, or its name where that says more. */
  readonly children: string;
}

/** The way to a contract: the keys of a list move from one of these to the next. */
export function ContractLink({ id, children }: ContractLinkProps): ReactNode {
  return (
    <Link to="/contracts/$id" params={{ id }} search={{}} className="case-link" preload={false}>
      {children}
    </Link>
  );
}
