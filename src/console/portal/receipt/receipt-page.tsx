import { useCallback, useEffect, useState, type ReactNode, type SyntheticEvent } from 'react';
import { problemTypeOf } from '../../api/api-error';
import { ErrorSummary, TextField, type Errors } from '../form';
import { Page, ProblemNotice } from '../page';
import { api } from '../portal-api';
import { callProven, prepareProof } from '../proof-of-work';
import { useWords } from '../words/portal-words';
import { CaseView } from './case-view';

/** The receipt opens one complaint on this page, in this tab, until the person leaves it. Nothing of it is kept. */
export function ReceiptPage(): ReactNode {
  const { receipt } = useWords();
  const [caseId, setCaseId] = useState<string | null>(null);
  const [hasEnded, setHasEnded] = useState(false);
  const close = useCallback((): void => {
    api.setCaller({ type: 'anonymous' });
    setCaseId(null);
  }, []);
  useEffect(
    () =>
      api.onSessionEnded(() => {
        close();
        setHasEnded(true);
      }),
    [close],
  );
  // Whoever goes to another page leaves nothing open behind.
  useEffect(() => close, [close]);
  const leave = async (): Promise<void> => {
    await api.call('DELETE /public/receipts/current', {}).catch(() => undefined);
    close();
  };
  if (caseId !== null) return <CaseView id={caseId} leave={() => void leave()} />;
  const open = (id: string): void => {
    setHasEnded(false);
    setCaseId(id);
  };
  return (
    <Page heading={receipt.heading}>
      {hasEnded ? <p className="notice warning">{receipt.ended}</p> : null}
      <ReceiptForm open={open} />
    </Page>
  );
}

function ReceiptForm({ open }: { readonly open: (id: string) => void }): ReactNode {
  const { receipt } = useWords();
  const [typed, setTyped] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => prepareProof('POST /public/receipts'), []);
  const look = async (): Promise<void> => {
    setIsBusy(true);
    setProblem(null);
    try {
      const opened = await callProven('POST /public/receipts', { body: { receipt: typed.trim() } });
      api.setCaller({ type: 'receipt', token: opened.token });
      open(opened.complaint.id);
    } catch (error) {
      if (['not-found', 'input-invalid'].includes(problemTypeOf(error) ?? ''))
        setErrors({ receipt: receipt.unknown });
      else setProblem(error);
      setIsBusy(false);
    }
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const missing: Errors = typed.trim() === '' ? { receipt: receipt.missing } : {};
    setErrors(missing);
    if (Object.keys(missing).length === 0) void look();
  };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      {problem === null ? null : <ProblemNotice error={problem} />}
      <TextField
        id="receipt"
        label={receipt.label}
        hint={receipt.hint}
        error={errors['receipt']}
        maxLength={80}
        value={typed}
        onChange={setTyped}
      />
      <button type="submit" disabled={isBusy}>
        {receipt.look}
      </button>
    </form>
  );
}
