import { actorWords } from '../actor-words';
import { englishActor } from '../actor-words.en';
import type { CaseEvent } from '../case';
import type { Language } from '../language';
import type { Limit } from '../policy';
import { clockWords } from '../rule-words';
import { englishClock } from '../rule-words.en';
import { EVENT_LABELS } from './act-labels';
import type { ContractDuty } from './contract-rules';
import type { ContractData, ContractEventType } from './events';
import { COMPLAINT_SENTENCES } from './journal-complaint';
import { ENGLISH_COMPLAINT_SENTENCES } from './journal-complaint.en';
import { DETERMINATION_SENTENCES } from './journal-determination';
import { ENGLISH_DETERMINATION_SENTENCES } from './journal-determination.en';
import { FILING_SENTENCES } from './journal-filing';
import { ENGLISH_FILING_SENTENCES } from './journal-filing.en';
import { MONITORING_SENTENCES } from './journal-monitoring';
import { ENGLISH_MONITORING_SENTENCES } from './journal-monitoring.en';
import { PAYMENT_SENTENCES } from './journal-payment';
import { ENGLISH_PAYMENT_SENTENCES } from './journal-payment.en';
import { PERFORMANCE_SENTENCES } from './journal-performance';
import { ENGLISH_PERFORMANCE_SENTENCES } from './journal-performance.en';
import { SUCCESSION_SENTENCES } from './journal-succession';
import { ENGLISH_SUCCESSION_SENTENCES } from './journal-succession.en';
import { SUPERVISION_SENTENCES } from './journal-supervision';
import { ENGLISH_SUPERVISION_SENTENCES } from './journal-supervision.en';
import { TOLD_SENTENCES } from './journal-told';
import { ENGLISH_TOLD_SENTENCES } from './journal-told.en';
import { nodeWords, rolesBehind, type JournalNames, type Sentences } from './journal-voice';
import { englishNode } from './journal-voice.en';
import { DUTY_LABELS } from './labels';
import { ENGLISH_CONTRACT_LABELS } from './labels.en';

interface Voice {
  readonly sentences: Sentences<ContractEventType>;
  readonly events: Readonly<Record<ContractEventType, string>>;
  readonly actor: typeof actorWords;
  readonly node: typeof nodeWords;
  readonly clock: (limit: Limit | null, duty: ContractDuty) => string;
}

const VOICES: Readonly<Record<Language, Voice>> = {
  'zh-CN': {
    sentences: {
      ...FILING_SENTENCES,
      ...PERFORMANCE_SENTENCES,
      ...PAYMENT_SENTENCES,
      ...TOLD_SENTENCES,
      ...SUPERVISION_SENTENCES,
      ...SUCCESSION_SENTENCES,
      ...MONITORING_SENTENCES,
      ...DETERMINATION_SENTENCES,
      ...COMPLAINT_SENTENCES,
    },
    events: EVENT_LABELS,
    actor: actorWords,
    node: nodeWords,
    clock: (limit, duty) => clockWords(limit, DUTY_LABELS[duty]),
  },
  'en-US': {
    sentences: {
      ...ENGLISH_FILING_SENTENCES,
      ...ENGLISH_PERFORMANCE_SENTENCES,
      ...ENGLISH_PAYMENT_SENTENCES,
      ...ENGLISH_TOLD_SENTENCES,
      ...ENGLISH_SUPERVISION_SENTENCES,
      ...ENGLISH_SUCCESSION_SENTENCES,
      ...ENGLISH_MONITORING_SENTENCES,
      ...ENGLISH_DETERMINATION_SENTENCES,
      ...ENGLISH_COMPLAINT_SENTENCES,
    },
    events: ENGLISH_CONTRACT_LABELS.events,
    actor: englishActor,
    node: englishNode,
    clock: (limit, duty) => englishClock(limit, ENGLISH_CONTRACT_LABELS.duties[duty]),
  },
};

/** What a kind of event is called. */
export const eventLabel = (type: ContractEventType, language: Language): string =>
  VOICES[language].events[type];

/**
 * One event as one plain sentence: which office and role acted, what was done, what it means for the deadlines. Amounts
 * are in it, contacts are not: it is read by the bodies that the contract concerns.
 */
export function sentenceFor(
  event: CaseEvent<ContractData>,
  names: JournalNames,
  language: Language = 'zh-CN',
): string {
  const { data } = event;
  const voice = VOICES[language];
  // The table pairs each type with its own sentence; the index expression alone loses that pairing.
  const say = voice.sentences[data.type] as Sentences<ContractEventType>[typeof data.type] &
    ((told: object) => string);
  const clock = (duty: ContractDuty): string => voice.clock(names.rules?.limits[duty] ?? null, duty);
  const node = (milestoneId: string): string => voice.node(names, milestoneId);
  return say({ data, who: voice.actor(event.actor, rolesBehind(data.type), names), names, node, clock });
}
