import { useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { createIntent } from '../../api/intent';
import type { CallOf } from '../../api/operations';
import type { DraftFile } from '../filing/draft';
import { FilePicker } from '../filing/file-picker';
import { Choice, ErrorSummary, LongTextField, type Errors } from '../form';
import { ProblemNotice } from '../page';
import { api } from '../portal-api';
import { useWords, type PortalWords } from '../words/portal-words';
import type { Act } from './acts';
import type { Opened } from './case-view';

type Body = CallOf<'POST /complaints/{id}/commands'>['body'];

interface Written {
  readonly text: string;
  readonly files: readonly DraftFile[];
  readonly score: '1' | '2' | '3' | '4' | '5' | null;
}

const NEEDS_TEXT: readonly Act[] = ['supply-supplement', 'reply', 'settle', 'request-review'];
const TAKES_TEXT: readonly Act[] = [...NEEDS_TEXT, 'add-evidence', 'withdraw', 'rate'];
const TAKES_FILES: readonly Act[] = ['supply-supplement', 'reply', 'add-evidence'];
const SCORES = ['5', '4', '3', '2', '1'] as const;

function judge(act: Act, { text, files, score }: Written, { actMissing }: PortalWords): Errors {
  return {
    ...(NEEDS_TEXT.includes(act) && text.trim() === '' ? { [`${act}-text`]: actMissing.text } : {}),
    ...(act === 'add-evidence' && files.length === 0 ? { [`${act}-files`]: actMissing.files } : {}),
    ...(act === 'rate' && score === null ? { [`${act}-score`]: actMissing.score } : {}),
  };
}

function toBody(act: Act, { text, files, score }: Written, questionId: string): Body {
  const evidenceIds = files.map(({ id }) => id);
  const optional = (name: string) => (text.trim() === '' ? {} : { [name]: text.trim() });
  switch (act) {
    case 'supply-supplement':
      return { type: act, evidenceIds, explanation: text.trim() };
    case 'reply':
      return { type: act, questionId, evidenceIds, reply: text.trim() };
    case 'add-evidence':
      return { type: act, evidenceIds, ...optional('explanation') };
    case 'settle':
      return { type: act, terms: text.trim() };
    case 'request-review':
      return { type: act, reason: text.trim() };
    case 'rate':
      return { type: act, score: Number(score), ...optional('comment') };
    case 'withdraw':
      return { type: act, ...optional('reason') };
    case 'agree-to-be-named':
      return { type: act };
    case 'call-off-agent':
      return { type: act };
  }
}

interface ActFormProps {
  readonly act: Act;
  readonly opened: Opened;
  readonly questionId?: string | null;
  readonly after: (state: 'sent' | 'pending') => void;
}

/** One act of the complainant. What was typed stays when it is refused or the connection is lost. */
export function ActForm({ act, opened, questionId, after }: ActFormProps): ReactNode {
  const words = useWords();
  const { acts } = words;
  const [written, setWritten] = useState<Written>({ text: '', files: [], score: null });
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const intent = useRef(createIntent());
  const send = async (): Promise<void> => {
    setIsBusy(true);
    setProblem(null);
    try {
      const body = toBody(act, written, questionId ?? '');
      const params = { id: opened.complaint.id };
      const reply = await api.call('POST /complaints/{id}/commands', {
        params,
        body,
        intent: intent.current,
      });
      after('complaint' in reply ? 'sent' : 'pending');
    } catch (error) {
      setProblem(error);
    } finally {
      setIsBusy(false);
    }
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const wrong = judge(act, written, words);
    setErrors(wrong);
    if (Object.keys(wrong).length === 0) void send();
  };
  const help = acts[act].help;
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      {problem === null ? null : <ProblemNotice error={problem} />}
      {help === '' ? null : <p>{help}</p>}
      <ActFields
        act={act}
        written={written}
        errors={errors}
        put={(changed) => setWritten({ ...written, ...changed })}
      />
      <button type="submit" disabled={isBusy}>
        {acts[act].send}
      </button>
    </form>
  );
}

interface ActFieldsProps {
  readonly act: Act;
  readonly written: Written;
  readonly errors: Errors;
  readonly put: (changed: Partial<Written>) => void;
}

function ActFields({ act, written, errors, put }: ActFieldsProps): ReactNode {
  const { acts, scores } = useWords();
  return (
    <>
      {act === 'rate' ? (
        <Choice
          id={`${act}-score`}
          legend={scores.legend}
          value={written.score}
          onChange={(score) => put({ score })}
          error={errors[`${act}-score`]}
          options={SCORES.map((value) => ({ value, text: scores[value] }))}
        />
      ) : null}
      {TAKES_TEXT.includes(act) ? (
        <LongTextField
          id={`${act}-text`}
          label={acts[act].text}
          isOptional={!NEEDS_TEXT.includes(act)}
          rows={4}
          error={errors[`${act}-text`]}
          value={written.text}
          onChange={(text) => put({ text })}
        />
      ) : null}
      {TAKES_FILES.includes(act) ? (
        <FilePicker
          id={`${act}-files`}
          files={written.files}
          change={(files) => put({ files })}
          seed="case"
          isIdentifying
        />
      ) : null}
    </>
  );
}
