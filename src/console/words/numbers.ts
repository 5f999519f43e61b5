/** 1,234. */
export const wholeNumber = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** 66.7 %; a dash where there is nothing to have a share in. @param share 0 to 1 */
export const percent = (share: number | null): string =>
  share === null ? '—' : `${(share * 100).toFixed(1)}%`;
