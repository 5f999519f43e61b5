import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { longDate } from '../../../words/dates';
import type { ContractView } from '../contract-data';
import { useContractWords } from '../words/contract-words';

/** 承继审查: what has changed, and how the contract stands after it. The contract goes on in any case. */
export function Succession({ view }: { readonly view: ContractView }): ReactNode {
  const { papers, labels, language } = useContractWords();
  const { succession } = view;
  if (succession === undefined) return null;
  const { cause, on, finding, negotiations } = succession;
  const stands = finding === null ? papers.successionOpen : labels.successionFindings[finding];
  return (
    <Alert
      id="succession"
      showIcon
      type={finding === 'disputed' || finding === null ? 'warning' : 'info'}
      title={papers.succession(labels.successionCauses[cause], longDate(on, language), stands)}
      description={papers.successionStands(negotiations)}
    />
  );
}
