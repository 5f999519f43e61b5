import { actorWords } from '../actor-words';
import { englishActor } from '../actor-words.en';
import type { CaseEvent } from '../case';
import type { Language } from '../language';
import type { ComplaintDuty, Limit } from '../policy';
import { clockWords } from '../rule-words';
import { englishClock } from '../rule-words.en';
import { EVENT_LABELS } from './act-labels';
import type { ComplaintData, ComplaintEventType } from './events';
import { DUPLICATE_SENTENCES } from './journal-duplicate';
import { ENGLISH_DUPLICATE_SENTENCES } from './journal-duplicate.en';
import { LINKED_CONTRACT_SENTENCES } from './journal-linked-contract';
import { ENGLISH_LINKED_CONTRACT_SENTENCES } from './journal-linked-contract.en';
import { INTAKE_SENTENCES } from './journal-intake';
import { ENGLISH_INTAKE_SENTENCES } from './journal-intake.en';
import { SUPERVISION_SENTENCES } from './journal-supervision';
import { ENGLISH_SUPERVISION_SENTENCES } from './journal-supervision.en';
import { VERIFICATION_SENTENCES } from './journal-verification';
import { ENGLISH_VERIFICATION_SENTENCES } from './journal-verification.en';
import { rolesBehind, type JournalNames, type Sentences } from './journal-voice';
import { DUTY_LABELS } from './labels';
import { ENGLISH_LABELS } from './labels.en';

interface Voice {
  readonly sentences: Sentences<ComplaintEventType>;
  readonly events: Readonly<Record<ComplaintEventType, string>>;
  readonly actor: typeof actorWords;
  readonly clock: (limit: Limit | null, duty: ComplaintDuty) => string;
}

const VOICES: Readonly<Record<Language, Voice>> = {
  'zh-CN': {
    sentences: {
      ...INTAKE_SENTENCES,
      ...VERIFICATION_SENTENCES,
      ...SUPERVISION_SENTENCES,
      ...DUPLICATE_SENTENCES,
      ...LINKED_CONTRACT_SENTENCES,
    },
    events: EVENT_LABELS,
    actor: actorWords,
    clock: (limit, duty) => clockWords(limit, DUTY_LABELS[duty]),
  },
  'en-US': {
    sentences: {
      ...ENGLISH_INTAKE_SENTENCES,
      ...ENGLISH_VERIFICATION_SENTENCES,
      ...ENGLISH_SUPERVISION_SENTENCES,
      ...ENGLISH_DUPLICATE_SENTENCES,
      ...ENGLISH_LINKED_CONTRACT_SENTENCES,
    },
    events: ENGLISH_LABELS.events,
    actor: englishActor,
    clock: (limit, duty) => englishClock(limit, ENGLISH_LABELS.duties[duty]),
  },
};

/** What a kind of event is called. */
export const eventLabel = (type: ComplaintEventType, language: Language): string =>
  VOICES[language].events[type];

/**
 * One event as one plain sentence: which office and role acted, what was done, what it means for the deadlines.
 * It holds neither a complainant's identity nor an amount, so that every party to the case may read it.
 */
export function sentenceFor(
  event: CaseEvent<ComplaintData>,
  names: JournalNames,
  language: Language = 'zh-CN',
): string {
  const { data } = event;
  const voice = VOICES[language];
  // The table pairs each type with its own sentence; the index expression alone loses that pairing.
  const say = voice.sentences[data.type] as Sentences<ComplaintEventType>[typeof data.type] &
    ((told: object) => string);
  const clock = (duty: ComplaintDuty): string => voice.clock(names.rules?.limits[duty] ?? null, duty);
  return say({ data, who: voice.actor(event.actor, rolesBehind(data.type), names), names, clock });
}
