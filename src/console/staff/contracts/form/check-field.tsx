import { Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { CheckFinding } from '../../../../domain/contract/monitoring';
import { CHECK_FINDINGS } from '../../../../domain/contract/monitoring';
import type { ContractView } from '../contract-data';
import { useContractWords } from '../words/contract-words';
import { termWords } from './contract-picks';

interface Checked {
  readonly code: string;
  readonly finding: CheckFinding;
  readonly remark?: string;
}

export interface CheckFieldProps {
  readonly value?: readonly Checked[];
  readonly onChange?: (items: readonly Checked[]) => void;
  readonly view: ContractView;
}

/** 逐项监测: a finding for each item that the rules name, and a remark where there is something to say. */
export function CheckField({ value = [], onChange, view }: CheckFieldProps): ReactNode {
  const words = useContractWords();
  const { labels, problems } = words;
  const put = (item: Checked): void => {
    const { code, finding, remark = '' } = item;
    const others = value.filter((one) => one.code !== code);
    onChange?.([...others, { code, finding, ...(remark === '' ? {} : { remark }) }]);
  };
  return (
    <div className="rows">
      {(view.monitoring?.items ?? []).map((term) => {
        const { code } = term;
        const name = termWords(term, words);
        const checked = value.find((one) => one.code === code);
        return (
          <fieldset key={code} className="node-change">
            <legend>{name}</legend>
            <Radio.Group
              name={`items/${code}`}
              aria-label={problems.findingOf(name)}
              {...(checked === undefined ? {} : { value: checked.finding })}
              options={CHECK_FINDINGS.map((finding) => ({
                ...{ value: finding, label: labels.checkFindings[finding] },
              }))}
              onChange={({ target }) => put({ ...checked, code, finding: target.value as CheckFinding })}
            />
            {checked === undefined ? null : (
              <Input
                aria-label={problems.remarkOn(name)}
                placeholder={problems.remarkOn(name)}
                value={checked.remark ?? ''}
                onChange={({ target }) => put({ ...checked, remark: target.value })}
              />
            )}
          </fieldset>
        );
      })}
    </div>
  );
}
