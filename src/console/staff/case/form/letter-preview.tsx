import { Button, Flex } from 'antd';
import { useState, type ReactNode } from 'react';
import { issuesLetter } from '../../../../domain/complaint/letter-occasions';
import type { PlainDate } from '../../../../domain/ids';
import type { CommandBodyInput } from '../../../../wire/complaint-command-body.wire';
import type { IssuableCommandType } from '../../../../wire/complaint-command.wire';
import type { ReplyOf } from '../../../api/operations';
import { longDate } from '../../../words/dates';
import { ProblemAlert } from '../../problem-alert';
import { api } from '../../staff-api';
import type { CaseView } from '../case-data';
import { useCaseWords } from '../words/case-words';
import './letter-preview.css';

type Preview = ReplyOf<'POST /complaints/{id}/letter-previews'>['items'][number];

/** Whoever signs looks at what goes out with the last signature. */
export const mayPreviewLetter = (type: IssuableCommandType, { approval }: CaseView): boolean =>
  issuesLetter(type === 'approve' ? (approval?.act ?? type) : type);

interface LetterPreviewProps {
  readonly caseId: string;
  /** What stands in the form now; null when it cannot be sent yet, and the form says why. */
  readonly bodyNow: () => CommandBodyInput | null;
  /** A new one with every change: what was previewed before is then shown no more. */
  readonly values: unknown;
}

type Shown =
  | { readonly type: 'asked' }
  | { readonly type: 'letters'; readonly letters: readonly Preview[]; readonly of: unknown }
  | { readonly type: 'failed'; readonly error: unknown };

/** The letter as it would go out with what stands in the form, before anything is done. */
export function LetterPreview({ caseId, bodyNow, values }: LetterPreviewProps): ReactNode {
  const { preview: said } = useCaseWords();
  const [shown, setShown] = useState<Shown | null>(null);
  const look = async (): Promise<void> => {
    const body = bodyNow();
    if (body === null) return;
    setShown({ type: 'asked' });
    try {
      const { items } = await api.call('POST /complaints/{id}/letter-previews', {
        params: { id: caseId },
        body,
      });
      setShown({ type: 'letters', letters: items, of: values });
    } catch (error) {
      setShown({ type: 'failed', error });
    }
  };
  return (
    <div className="letter-preview">
      <Button onClick={() => void look()} loading={shown?.type === 'asked'} disabled={false}>
        {said.look}
      </Button>
      <div aria-live="polite">
        {shown?.type === 'failed' ? <ProblemAlert error={shown.error} /> : null}
        {shown?.type === 'letters' && shown.of === values ? <Letters letters={shown.letters} /> : null}
      </div>
    </div>
  );
}

function Letters({ letters }: { readonly letters: readonly Preview[] }): ReactNode {
  const { preview: said } = useCaseWords();
  if (letters.length === 0) return <p>{said.none}</p>;
  return (
    <Flex vertical gap="middle">
      {letters.map((letter) => (
        <Sheet key={letter.kind} letter={letter} />
      ))}
    </Flex>
  );
}

/** A letter is Chinese in every language of the console. */
function Sheet({ letter }: { readonly letter: Preview }): ReactNode {
  const { preview: said, domain } = useCaseWords();
  return (
    <section className="sheet" aria-label={said.of(domain.letters[letter.kind])}>
      <p className="mark">{said.mark}</p>
      <div lang="zh-CN">
        <p className="issuer">{letter.issuerName}</p>
        <h3>{letter.title}</h3>
        <p>{letter.salutation}</p>
        {letter.paragraphs.map(({ style, text }, index) => (
          <p key={index} className={style}>
            {text}
          </p>
        ))}
        <p className="close">
          {letter.issuerName}
          <br />
          {longDate(letter.issuedOn as PlainDate, 'zh-CN')}
        </p>
      </div>
    </section>
  );
}
