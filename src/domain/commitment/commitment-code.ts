/**
 * The code of a commitment: `CN-区划-类别-年-流水`, such as `CN-150100-02-2026-000017`. No national standard is known,
 * so the form is ours; once given it never changes, whoever the commitment passes to.
 */
export interface CommitmentCode {
  /** GB/T 2260, six digits. */
  readonly regionCode: string;
  /** Two digits of the list of kinds. */
  readonly kindCode: string;
  readonly year: number;
  /** Drawn for each region and year, from 1. */
  readonly serial: number;
}

export function commitmentCodeFor({ regionCode, kindCode, year, serial }: CommitmentCode): string {
  return ['CN', regionCode, kindCode, year, String(serial).padStart(6, '0')].join('-');
}
