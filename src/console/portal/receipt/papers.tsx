import { useState, type ReactNode } from 'react';
import { sizeInWords } from '../filing/file-picker';
import { ProblemNotice } from '../page';
import { api } from '../portal-api';
import { useWords } from '../words/portal-words';
import type { Opened } from './case-view';

/** Fetched with the receipt's token, so it cannot be a plain link. */
async function save(path: string, name: string): Promise<void> {
  const address = URL.createObjectURL(await api.download(path));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Letters to the complainant, and the evidence that the complainant gave. */
export function Papers({ opened: { complaint, evidence } }: { readonly opened: Opened }): ReactNode {
  const { receipt, domain } = useWords();
  const [error, setError] = useState<unknown>(null);
  const fetchPaper = (path: string, name: string): void => {
    setError(null);
    save(path, name).catch(setError);
  };
  return (
    <>
      {error === null ? null : <ProblemNotice error={error} />}
      {complaint.letters.length === 0 ? null : (
        <>
          <h2>{receipt.letters}</h2>
          <ul className="lines">
            {complaint.letters.map(({ id, kind, number, isRendered }) => (
              <li key={id}>
                <strong>{domain.letters[kind]}</strong> {number}{' '}
                {isRendered ? (
                  <button
                    type="button"
                    className="plain"
                    onClick={() => fetchPaper(`/letters/${id}/content`, `${number}.pdf`)}
                  >
                    {receipt.download(domain.letters[kind])}
                  </button>
                ) : (
                  <span className="hint">{receipt.notMade}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{receipt.evidence}</h2>
      {evidence.length === 0 ? <p>{receipt.noEvidence}</p> : null}
      <ul className="lines">
        {evidence.map(({ id, name, size }) => (
          <li key={id}>
            {name} <span className="hint">{sizeInWords(size)}</span>{' '}
            <button
              type="button"
              className="plain"
              onClick={() => fetchPaper(`/evidence/${id}/content`, name)}
            >
              {receipt.download(name)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
