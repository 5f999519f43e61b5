import type { useSession } from '../session';
import type { Officer } from './officer-data';
import type { OfficerWords } from './words/officer-words';

export type OfficerAct = Exclude<keyof OfficerWords['acts'], 'absence'>;

interface Asked {
  readonly officer: Officer;
  readonly me: ReturnType<typeof useSession>['officer'];
  readonly words: OfficerWords;
}

const EITHER: readonly OfficerAct[] = ['end-sessions', 'lock', 'unlock'];

/** Why a button is grey, or null: as the server would refuse. */
export function reasonAgainst(act: OfficerAct, asked: Asked): string | null {
  const { officer, words } = asked;
  if (officer.status === 'left') return words.whyLeft;
  return officeMissing(act, asked) ?? inTheWay(act, asked);
}

function officeMissing(act: OfficerAct, { me, words }: Asked): string | null {
  const [isSystem, isSecurity] = (['system-administrator', 'security-administrator'] as const).map((role) =>
    me.roles.includes(role),
  );
  if (act === 'grant') return isSecurity === true ? null : words.whySecurity;
  if (EITHER.includes(act) && isSecurity === true) return null;
  return isSystem === true ? null : words.whySystem;
}

function inTheWay(act: OfficerAct, { officer, me, words }: Asked): string | null {
  const isOneself = officer.officerId === me.officerId;
  if (act === 'grant' && isOneself) return words.whyOwnGrant;
  if (isOneself && (act === 'lock' || act === 'depart')) return words.whyOneself;
  const isLocked = officer.status === 'locked';
  return isLocked && (act === 'grant' || act === 'reset') ? words.whyLocked : null;
}
