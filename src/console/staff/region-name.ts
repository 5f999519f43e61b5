import { useQuery } from '@tanstack/react-query';
import { regionNamesQuery } from './query-keys';

/** A code that the API takes: six digits, for a development zone with a suffix. */
const CODE = /^\d{6}(?:-[a-z\d]{1,12})?$/i;

/** What places are called, their code beside it; a code that has no name stands alone. */
export function useRegionNames(codes: readonly string[]): (code: string) => string {
  const asked = [...new Set(codes)].filter((code) => CODE.test(code)).toSorted();
  const { data } = useQuery({ ...regionNamesQuery(asked), enabled: asked.length > 0 });
  return (code) => {
    const name = data?.items.find((item) => item.code === code)?.name;
    return name === undefined ? code : `${name} ${code}`;
  };
}

export const useRegionName = (code: string): string => useRegionNames([code])(code);
