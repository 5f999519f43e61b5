import { Button, Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import type { ReplyOf } from '../../../api/operations';
import { longDate } from '../../../words/dates';
import { useLetter, type CaseView, type LetterLine } from '../case-data';
import { useCaseWords } from '../words/case-words';
import type { ShownDocument } from './shown-document';

interface LettersProps {
  readonly view: CaseView;
  readonly onShow: (document: ShownDocument) => void;
  /** Opens the form of 送达 with what is known of the letter. */
  readonly onServe: (letter: LetterLine) => void;
}

/** What was issued, to whom, and whether it has reached them. */
export function Letters({ view, onShow, onServe }: LettersProps): ReactNode {
  const { letters } = useCaseWords();
  const mayServe = view.allowedCommands.some(({ type, mayIssue }) => type === 'serve' && mayIssue);
  return (
    <Card size="small" title={<h2>{letters.title}</h2>} id="letters">
      {view.letters.length === 0 ? <p>{letters.none}</p> : null}
      <ul className="files-list">
        {view.letters.map((letter) => (
          <Letter
            key={letter.id}
            letter={letter}
            version={view.version}
            onShow={onShow}
            onServe={mayServe ? onServe : null}
          />
        ))}
      </ul>
    </Card>
  );
}

interface LetterProps {
  readonly letter: LetterLine;
  readonly version: number;
  readonly onShow: LettersProps['onShow'];
  readonly onServe: LettersProps['onServe'] | null;
}

function Letter({ letter, version, onShow, onServe }: LetterProps): ReactNode {
  const { letters, documents, domain, language } = useCaseWords();
  const { data } = useLetter(letter.id, version);
  const { id, kind, number, issuedOn, addressee } = letter;
  const isRendered = letter.isRendered || typeof data?.sha256 === 'string';
  const name = `${domain.letters[kind]} ${number}.pdf`;
  const show = (): void =>
    onShow({
      path: `/letters/${id}/content`,
      name,
      mediaType: 'application/pdf',
      sha256: data?.sha256 ?? null,
    });
  const isOpen = data?.service === null && addressee !== 'verifying';
  return (
    <li>
      <Button size="small" disabled={!isRendered} aria-label={documents.open(name)} onClick={show}>
        {documents.view}
      </Button>
      <div>
        <strong>
          {domain.letters[kind]} {number}
        </strong>
        <small>
          {letters.issued(longDate(issuedOn as PlainDate, language))} · {letters.to}{' '}
          {domain.parties[addressee]}
        </small>
        {isRendered ? null : <small>{letters.beingMade}</small>}
        <Service letter={data} />
        {isOpen && onServe !== null ? (
          <Button size="small" onClick={() => onServe(letter)}>
            {letters.serve}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** 送达: how, when, and whether the 送达回证 is on file. */
function Service({ letter }: { readonly letter: ReplyOf<'GET /letters/{id}'> | undefined }): ReactNode {
  const { letters, domain, language } = useCaseWords();
  const service = letter?.service ?? null;
  if (service === null) return null;
  return (
    <small>
      <Tag color="green">{letters.served}</Tag>
      {domain.serviceMethods[service.method]} {longDate(service.servedOn as PlainDate, language)}{' '}
      {service.receiptEvidenceId === null ? letters.noReceipt : letters.withReceipt}
    </small>
  );
}
