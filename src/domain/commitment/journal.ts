import { actorWords } from '../actor-words';
import { englishActor } from '../actor-words.en';
import type { CaseEvent } from '../case';
import type { Language } from '../language';
import type { Limit } from '../policy';
import { clockWords } from '../rule-words';
import { englishClock } from '../rule-words.en';
import type { CommitmentDuty } from './commitment-rules';
import type { CommitmentData, CommitmentEventType } from './events';
import { COMMITMENT_SENTENCES, nodeWords } from './journal-sentences';
import { ENGLISH_COMMITMENT_SENTENCES, englishNode } from './journal-sentences.en';
import { rolesBehind, type JournalNames, type Sentences } from './journal-voice';
import { CHINESE_COMMITMENT_LABELS } from './labels';
import { ENGLISH_COMMITMENT_LABELS } from './labels.en';

interface Voice {
  readonly sentences: Sentences;
  readonly events: Readonly<Record<CommitmentEventType, string>>;
  readonly actor: typeof actorWords;
  readonly node: typeof nodeWords;
  readonly clock: (limit: Limit | null, duty: CommitmentDuty) => string;
}

const VOICES: Readonly<Record<Language, Voice>> = {
  'zh-CN': {
    sentences: COMMITMENT_SENTENCES,
    events: CHINESE_COMMITMENT_LABELS.events,
    actor: actorWords,
    node: nodeWords,
    clock: (limit, duty) => clockWords(limit, CHINESE_COMMITMENT_LABELS.duties[duty]),
  },
  'en-US': {
    sentences: ENGLISH_COMMITMENT_SENTENCES,
    events: ENGLISH_COMMITMENT_LABELS.events,
    actor: englishActor,
    node: englishNode,
    clock: (limit, duty) => englishClock(limit, ENGLISH_COMMITMENT_LABELS.duties[duty]),
  },
};

/** What a kind of event is called. */
export const eventLabel = (type: CommitmentEventType, language: Language): string =>
  VOICES[language].events[type];

/** One event as one plain sentence: which office and role acted, what was done, what it means for the deadlines. */
export function sentenceFor(
  event: CaseEvent<CommitmentData>,
  names: JournalNames,
  language: Language = 'zh-CN',
): string {
  const { data } = event;
  const voice = VOICES[language];
  // The table pairs each type with its own sentence; the index expression alone loses that pairing.
  const say = voice.sentences[data.type] as Sentences[typeof data.type] & ((told: object) => string);
  const clock = (duty: CommitmentDuty): string => voice.clock(names.rules?.limits[duty] ?? null, duty);
  const node = (nodeId: string): string => voice.node(names, nodeId);
  return say({ data, who: voice.actor(event.actor, rolesBehind(data.type), names), names, node, clock });
}
