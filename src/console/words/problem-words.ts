import { ApiError, problemTypeOf } from '../api/api-error';
import type { DomainWords } from './domain-words';
import type { Language } from '../../domain/language';

const ENGLISH_PROBLEMS: Readonly<Record<string, string>> = {
  'not-found': 'There is nothing here, or it is not yours to see. Check the address and the number.',
  'sign-in-required': 'Please sign in first.',
  'session-ended': 'Your session has ended. Please sign in again; what you wrote is kept.',
  'credentials-wrong': 'The user name or the password is wrong.',
  'wrong-kind-of-caller': 'This is not for the kind of account you use.',
  'password-change-required': 'Please change the initial password first.',
  'origin-not-allowed': 'The request came from another site and was refused.',
  'csrf-token-missing': 'Please reload the page and try again.',
  'body-too-large': 'This is larger than allowed.',
  'media-type-unsupported': 'This kind of content is not accepted.',
  'input-invalid': 'Some of what you filled in is not right. Nothing was lost: correct it and send again.',
  'idempotency-key-reused': 'This was sent before with other content. Please try again.',
  'too-many-requests': 'Too many requests. Please wait a moment and try again.',
  'body-too-slow': 'The content did not arrive in time. Check the connection and try again.',
  'request-aborted': 'The content did not arrive whole. Check the connection and try again.',
  'storage-full': 'The server has no room left, and nothing was stored. Please try again later.',
  'upload-elsewhere': 'Part of the file arrived another way. Please try again.',
  'proof-of-work-needed':
    'The page could not finish a small computation that keeps machines away. Reload it and try again.',
  'not-made-yet': 'This document is being made. Please try again in a few seconds.',
  busy: 'The system is busy. Please try again in a moment.',
  unexpected: 'Something went wrong here and was noted. Please try again.',
};

const OFFLINE: Record<Language, string> = {
  'zh-CN': '没有连上服务器。请检查网络后重试，已填的内容没有丢失。',
  'en-US': 'The server could not be reached. Check the connection and try again; nothing you wrote is lost.',
};
const UNREADABLE: Record<Language, string> = {
  'zh-CN': '服务器暂时没有给出可读的应答。请稍后重试，已填的内容没有丢失。',
  'en-US': 'The server gave no readable answer. Please try again; nothing you wrote is lost.',
};

export interface SaidProblem {
  /** What a person reads first. */
  readonly sentence: string;
  /** One line a field that the server did not take, as it wrote them. */
  readonly errors: readonly { readonly pointer: string; readonly message: string; readonly fix: string }[];
  /** To be quoted to the operators; null when nothing reached the server. */
  readonly requestId: string | null;
}

/** What to say of anything that a call threw. */
export function sayProblem(error: unknown, language: Language, words: DomainWords): SaidProblem {
  if (!(error instanceof ApiError)) return { sentence: UNREADABLE[language], errors: [], requestId: null };
  const { failure } = error;
  if (failure.type === 'offline') return { sentence: OFFLINE[language], errors: [], requestId: null };
  if (failure.type === 'unreadable') return { sentence: UNREADABLE[language], errors: [], requestId: null };
  const { detail, refusal, errors, requestId } = failure.problem;
  const refused = refusal === undefined ? null : { type: refusal.type, sentence: detail };
  const inEnglish =
    refused === null
      ? (ENGLISH_PROBLEMS[problemTypeOf(error) ?? ''] ?? detail)
      : words.explainRefusal(refused);
  return { sentence: language === 'zh-CN' ? detail : inEnglish, errors: errors ?? [], requestId };
}
