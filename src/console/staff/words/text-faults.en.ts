import type { TextFault } from '../../../wire/text-fault';

/** What is wrong with a text that somebody wrote, and what to do. */
export const ENGLISH_TEXT_FAULTS: Readonly<Record<TextFault, (longest: number) => string>> = {
  empty: () => 'Please fill this in',
  'too-long': (longest) => `At most ${longest} characters: please shorten it`,
  invisible: () => 'Take out the invisible control characters; typing the text again does it',
  'number-of-a-person': () =>
    'Everybody will read this: take out telephone, identity card, account and other numbers of persons',
  'credit-code': () => 'Everybody will read this: take out the unified social credit code',
  'mail-address': () => 'Everybody will read this: take out the e-mail address',
  amount: () => 'Everybody will read this: take out the amounts of money',
};
