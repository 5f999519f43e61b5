/** One lawful no: its HTTP status, and what a person is told. */
export interface Entry<R> {
  /** 403: not yours to do. 409: the case or record stands in the way. 422: what was said cannot be right. */
  readonly status: 403 | 404 | 409 | 422;
  readonly sentence: (refusal: R) => string;
}

export type Table<R extends { readonly type: string }> = {
  readonly [T in R['type']]: Entry<Extract<R, { type: T }>>;
};

export const always = (sentence: string) => (): string => sentence;

export const conflict = <R>(sentence: string): Entry<R> => ({ status: 409, sentence: always(sentence) });
export const forbidden = <R>(sentence: string): Entry<R> => ({ status: 403, sentence: always(sentence) });
export const wrong = <R>(sentence: string): Entry<R> => ({ status: 422, sentence: always(sentence) });
