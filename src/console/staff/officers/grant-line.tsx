import { Link } from '@tanstack/react-router';
import { App, Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import { tableDate } from '../../words/dates';
import { useRefreshNames } from '../bodies/body-data';
import { useSession } from '../session';
import { api } from '../staff-api';
import { useAct } from '../use-act';
import { useProblemNotice } from '../use-problem-notice';
import type { Grant } from './officer-data';
import { useOfficerWords, type OfficerWords } from './words/officer-words';

interface GrantLineProps {
  readonly grant: Grant;
  /** Beside a person's name one need not say whose it is. */
  readonly isOfPerson: boolean;
}

/** One office: whose, where, since when, who proposed it, and what may be done to it. */
export function GrantLine({ grant, isOfPerson }: GrantLineProps): ReactNode {
  const { words, domain, language } = useOfficerWords();
  const { status, fromOn, toOn } = grant;
  const until = toOn === null ? words.openEnded : tableDate(toOn as PlainDate, language);
  return (
    <li>
      <span className="grant-what">
        {isOfPerson ? null : (
          <Link to="/officers/$id" params={{ id: grant.officerId }}>
            {grant.officerName}
          </Link>
        )}{' '}
        <strong>{domain.roles[grant.role]}</strong> <span>{grant.organizationName}</span>{' '}
        <span className={`standing ${status}`}>{words.grantStatuses[status]}</span>
      </span>
      <span className="faint">
        {`${words.from} ${tableDate(fromOn as PlainDate, language)} ${words.to} ${until}`}
        {status === 'proposed' ? ` · ${proposerOf(grant, words)} · ${grant.reason}` : ''}
      </span>
      <GrantActs grant={grant} />
    </li>
  );
}

function proposerOf({ origin, proposedByName }: Grant, words: OfficerWords): string {
  const by = words.proposedBy(proposedByName ?? '');
  return origin === 'merger' ? `${words.merger}，${by}` : by;
}

type Verdict = 'confirm' | 'refuse' | 'end';

function GrantActs({ grant }: { readonly grant: Grant }): ReactNode {
  const { words } = useOfficerWords();
  const { officer } = useSession();
  const { message, modal } = App.useApp();
  const tell = useProblemNotice();
  const refresh = useRefreshNames();
  const { isBusy, run } = useAct();
  const { status, grantId } = grant;
  const decide = (type: Verdict): Promise<void> =>
    run(async (intent) => {
      try {
        await api.call('POST /roles/grants/{id}/commands', {
          params: { id: grantId },
          body: { type },
          intent,
        });
        void message.success({ confirm: words.confirmed, refuse: words.refusedNow, end: words.ended }[type]);
      } catch (error) {
        tell(error);
      }
      await refresh();
    });
  const end = async (): Promise<void> => {
    const content = (
      <>
        <p>{words.endAsk}</p>
        <p>{words.endWarning}</p>
      </>
    );
    if (await modal.confirm({ title: words.end, content, okText: words.end })) await decide('end');
  };
  if (status === 'proposed') {
    const reason = whyNotDecide(grant, officer, words);
    return (
      <span className="grant-acts">
        <Barred reason={reason} label={words.confirm} isBusy={isBusy} act={() => void decide('confirm')} />
        <Barred reason={reason} label={words.refuse} isBusy={isBusy} act={() => void decide('refuse')} />
      </span>
    );
  }
  if (status !== 'granted') return null;
  const reason = officer.roles.includes('security-administrator') ? null : words.whySecurity;
  return (
    <span className="grant-acts">
      <Barred reason={reason} label={words.end} isBusy={isBusy} act={() => void end()} />
    </span>
  );
}

interface BarredProps {
  readonly reason: string | null;
  readonly label: string;
  readonly isBusy: boolean;
  readonly act: () => void;
}

/** A button, or the same in grey with the reason. */
export function Barred({ reason, label, isBusy, act }: BarredProps): ReactNode {
  return (
    <Tooltip title={reason ?? ''}>
      <Button
        loading={isBusy}
        aria-disabled={reason !== null}
        {...(reason === null ? {} : { className: 'barred', 'aria-description': reason })}
        onClick={() => (reason === null ? act() : undefined)}
      >
        {label}
      </Button>
    </Tooltip>
  );
}

/** As the law judges it: a second person, never the holder, and one of the two keeps security. */
function whyNotDecide(
  { proposedBy, officerId, origin }: Grant,
  me: ReturnType<typeof useSession>['officer'],
  words: OfficerWords,
): string | null {
  if (proposedBy === me.officerId) return words.whyProposer;
  if (officerId === me.officerId) return words.whyHolder;
  const isSecurity = me.roles.includes('security-administrator');
  if (origin === 'merger' && !isSecurity) return words.whyMerger;
  return isSecurity || me.roles.includes('system-administrator') ? null : words.whySecurity;
}
