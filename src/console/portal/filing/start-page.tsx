import { useCallback, type ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import { longDate } from '../../words/dates';
import { Page, WhenLoaded } from '../page';
import { api } from '../portal-api';
import { useLoad } from '../use-load';
import { useWords } from '../words/portal-words';
import { newDraft, type Draft } from './draft';

interface StartPageProps {
  readonly kind: Draft['kind'];
  readonly kept: Draft | null;
  readonly begin: (draft: Draft) => void;
}

/** What will happen and by when, before anything is asked. */
export function StartPage({ kind, kept, begin }: StartPageProps): ReactNode {
  const { filing } = useWords();
  const isSame = kept?.kind === kind;
  return (
    <Page key={kind} heading={kind === 'tip-off' ? filing.startTipOff : filing.startHeading}>
      {kind === 'tip-off' ? <p className="notice">{filing.tipOffNote}</p> : null}
      <h2>{filing.byWhen}</h2>
      <Dates />
      <h2>{filing.thenHeading}</h2>
      <p>{filing.then}</p>
      <h2>{filing.needHeading}</h2>
      <p>{filing.needs}</p>
      <div className="actions">
        {isSame ? (
          <button type="button" onClick={() => begin(kept)}>
            {filing.resume}
          </button>
        ) : null}
        <button type="button" className={isSame ? 'secondary' : ''} onClick={() => begin(newDraft(kind))}>
          {filing.begin}
        </button>
      </div>
    </Page>
  );
}

/** 内发改财金字〔2023〕1444号 二(一): three working days to pass it on, five more to verify. */
const LIMITS = [3, 8] as const;

async function datesFromToday(signal: AbortSignal): Promise<readonly (string | null)[]> {
  const { today } = await api.call('GET /public/system', { signal });
  const body = LIMITS.map((amount) => ({ startOn: today, amount, unit: 'working-day' as const }));
  const answers = await api.call('POST /calendar/deadlines', { body, signal });
  return [answers].flat().map(({ dueOn }) => dueOn);
}

function Dates(): ReactNode {
  const { filing, language } = useWords();
  const loaded = useLoad(useCallback(datesFromToday, []));
  const day = (dueOn: string | null | undefined): string => longDate((dueOn ?? '') as PlainDate, language);
  return (
    <WhenLoaded loaded={loaded}>
      {([transferBy, verifyBy]) => (
        <ul>
          <li>{filing.transferBy(day(transferBy))}</li>
          <li>{filing.verifyBy(day(verifyBy))}</li>
        </ul>
      )}
    </WhenLoaded>
  );
}
