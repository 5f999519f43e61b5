import type { ReactNode } from 'react';
import { useWords } from './words/portal-words';

/** 内发改财金字〔2023〕1444号 二(一): three working days to pass on, five to verify. */
const TRANSFER_DAYS = 3;
const VERIFY_DAYS = 5;

/** The way of a complaint with its limits, from receipt to the record of credit. */
export function StepsAhead(): ReactNode {
  const { steps } = useWords();
  const line = [
    { text: steps.receive, when: steps.atOnce },
    { text: steps.transfer, when: steps.within(TRANSFER_DAYS) },
    { text: steps.verify, when: steps.within(VERIFY_DAYS) },
    { text: steps.rectify, when: steps.byOrder },
    { text: steps.determine, when: steps.published },
  ];
  return (
    <ol className="ahead">
      {line.map(({ text, when }) => (
        <li key={text}>
          <strong>{text}</strong>
          <span>{when}</span>
        </li>
      ))}
    </ol>
  );
}
