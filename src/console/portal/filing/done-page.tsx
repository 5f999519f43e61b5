import { useEffect, useState, type ReactNode } from 'react';
import type { ReplyOf } from '../../api/operations';
import { Tick } from '../form';
import { Page } from '../page';
import { Link } from '../router';
import { StepsAhead } from '../steps-ahead';
import { useWords } from '../words/portal-words';

export type Filed = ReplyOf<'POST /public/complaints'>;

/** The receipt, this once. Whoever leaves before saying that it is kept is asked by the browser. */
export function DonePage({ filed }: { readonly filed: Filed }): ReactNode {
  const { done } = useWords();
  const [isKept, setIsKept] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    if (!isKept) addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isKept]);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(filed.receipt);
    setIsCopied(true);
  };
  return (
    <Page heading={done.heading}>
      <div className="receipt">
        <dl>
          <dt>{done.number}</dt>
          <dd>{filed.number}</dd>
          <dt>{done.receipt}</dt>
          <dd className="secret">{filed.receipt}</dd>
          {filed.agentReceipt === null ? null : (
            <>
              <dt>{done.agentReceipt}</dt>
              <dd className="secret">{filed.agentReceipt}</dd>
            </>
          )}
        </dl>
      </div>
      <p className="notice warning">{done.warning}</p>
      <div className="actions no-print">
        <button type="button" onClick={() => print()}>
          {done.print}
        </button>
        <button type="button" className="secondary" onClick={() => void copy()}>
          {done.copy}
        </button>
        <span role="status">{isCopied ? done.copied : ''}</span>
      </div>
      <Tick id="kept" text={done.saved} isTicked={isKept} onChange={setIsKept} />
      <h2>{done.nextHeading}</h2>
      <StepsAhead />
      {isKept ? (
        <p className="actions no-print">
          <Link to="/receipt" className="button">
            {done.look}
          </Link>
          <Link to="/" className="button secondary">
            {done.home}
          </Link>
        </p>
      ) : null}
    </Page>
  );
}
