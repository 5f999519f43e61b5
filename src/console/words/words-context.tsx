import { createContext, use, type ReactNode } from 'react';

interface WordsContext<Words> {
  readonly WordsProvider: (props: { readonly words: Words; readonly children: ReactNode }) => ReactNode;
  /** The catalogue of the language in use: `useWords().filing.title`, and a function where something is filled in. */
  readonly useWords: () => Words;
}

/** Text → text, function → function of the same arguments: English has every text that Chinese has. */
export type InAnotherLanguage<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string
    ? string
    : Words[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : InAnotherLanguage<Words[Key]>;
};

/**
 * How an application hands its catalogue to its pages. A catalogue is plain typed data, so a text that is missing in
 * either language does not compile and no key can reach the screen.
 */
export function createWords<Words extends object>(): WordsContext<Words> {
  const Context = createContext<Words | null>(null);
  return {
    WordsProvider: ({ words, children }) => <Context value={words}>{children}</Context>,
    useWords: () => {
      const words = use(Context);
      if (words === null) throw new Error('words are used outside their provider');
      return words;
    },
  };
}
