import { useCallback, type ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import type { Language } from '../../../domain/language';
import type { ReplyOf } from '../../api/operations';
import { dayOf, longDate } from '../../words/dates';
import { capitals, money } from '../../words/money';
import { Page, WhenLoaded } from '../page';
import { api } from '../portal-api';
import { useSystem } from '../layout';
import { useLoad } from '../use-load';
import { useWords } from '../words/portal-words';
import { OtherActs, PressingActs } from './acts';
import { Deadlines } from './deadlines';
import { Looks } from './looks';
import { Papers } from './papers';

export type Case = ReplyOf<'GET /complaints/{id}'>;
export type Story = ReplyOf<'GET /complaints/{id}/story'>['items'];

export interface Opened {
  readonly complaint: Case;
  readonly story: Story;
  readonly evidence: ReplyOf<'GET /complaints/{id}/evidence'>['items'];
  /** Who has looked at the identity of whoever holds the receipt. */
  readonly looks: ReplyOf<'GET /complaints/{id}/identity-views'>['items'];
}

async function openCase(id: string, language: Language, signal: AbortSignal): Promise<Opened> {
  const about = { params: { id }, signal };
  const [complaint, story, evidence, looks] = await Promise.all([
    api.call('GET /complaints/{id}', about),
    api.call('GET /complaints/{id}/story', { ...about, query: { language } }),
    api.call('GET /complaints/{id}/evidence', about),
    api.call('GET /complaints/{id}/identity-views', about),
  ]);
  return { complaint, story: story.items, evidence: evidence.items, looks: looks.items };
}

/** Where a complaint stands, what is awaited from whom and until when, and what its complainant may do. */
export function CaseView({ id, leave }: { readonly id: string; readonly leave: () => void }): ReactNode {
  const { receipt, language } = useWords();
  const loaded = useLoad(
    useCallback((signal: AbortSignal) => openCase(id, language, signal), [id, language]),
  );
  return (
    <Page heading={receipt.heading}>
      <p className="no-print">
        <button type="button" className="secondary" onClick={leave}>
          {receipt.leave}
        </button>
      </p>
      <WhenLoaded loaded={loaded}>
        {(opened, reload) => <OpenedCase opened={opened} reload={reload} />}
      </WhenLoaded>
    </Page>
  );
}

function OpenedCase({ opened, reload }: { readonly opened: Opened; readonly reload: () => void }): ReactNode {
  const { receipt, domain } = useWords();
  const { complaint, story } = opened;
  const system = useSystem();
  const today = system.state === 'ready' ? (system.value.today as PlainDate) : null;
  return (
    <>
      <p className="caption">{receipt.number(complaint.number)}</p>
      <h2>{receipt.now}</h2>
      <p className="status">
        <strong>
          {complaint.outcome === null
            ? domain.statuses[complaint.status]
            : domain.outcomes[complaint.outcome]}
        </strong>
        <span>{complaint.respondent.name}</span>
        <span>{complaint.title}</span>
      </p>
      <PressingActs opened={opened} reload={reload} />
      {today === null ? null : <Deadlines deadlines={complaint.deadlines} today={today} />}
      <OtherActs opened={opened} reload={reload} />
      <h2>{receipt.demands}</h2>
      <Demands complaint={complaint} />
      <Papers opened={opened} />
      <h2>{receipt.story}</h2>
      <StoryLine story={story} />
      <Looks looks={opened.looks} />
    </>
  );
}

function Demands({ complaint }: { readonly complaint: Case }): ReactNode {
  const { domain, language } = useWords();
  return (
    <ul className="lines">
      {complaint.demands.map(({ demandId, kind, state, amountYuan, rectifyBy }) => (
        <li key={demandId}>
          <strong>{domain.demandKinds[kind]}</strong>{' '}
          {amountYuan === null ? null : (
            <>
              {money(amountYuan, language)} <span lang="zh-CN">{capitals(amountYuan)}</span>{' '}
            </>
          )}
          <span className="tag">{domain.demandStates[state]}</span>{' '}
          {rectifyBy === null ? null : (
            <span className="hint">{longDate(rectifyBy as PlainDate, language)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function StoryLine({ story }: { readonly story: Story }): ReactNode {
  const { language } = useWords();
  return (
    <ol className="ahead story">
      {[...story].reverse().map(({ sequence, label, sentence, occurredAt, texts }) => (
        <li key={sequence}>
          <strong>{label}</strong>
          <span>{longDate(dayOf(occurredAt), language)}</span>
          <p>{sentence}</p>
          {Object.entries(texts).map(([name, text]) => (
            <blockquote key={name}>{text}</blockquote>
          ))}
        </li>
      ))}
    </ol>
  );
}
