import { pinyin } from 'pinyin-pro';
import type { Organization } from '../store/organization.store';

/** A body with every way in which people may write its name. */
export interface Listed {
  readonly organization: Organization;
  readonly within: readonly string[];
  /** `shizhuhejianju`: the sounds without tones, together. */
  readonly sounds: string;
  /** `szjj` */
  readonly initials: string;
}

const MOST_SHOWN = 20;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

/** Only bodies that exist: what was merged or abolished is found under its successor. */
export function listBodies(organizations: readonly Organization[]): readonly Listed[] {
  const names = new Map(organizations.map(({ organizationId, name }) => [organizationId, name]));
  return organizations
    .filter(({ status }) => status === 'active')
    .map((organization) => {
      const sounds = pinyin(organization.name, { toneType: 'none', type: 'array' });
      return {
        organization,
        within: organization.path.slice(0, -1).map((id) => names.get(id) ?? ''),
        sounds: plain(sounds.join('')),
        initials: plain(sounds.map((sound) => sound.charAt(0)).join('')),
      };
    });
}

/** 0 is best; null where nothing fits. Letters scattered over a long name (住建局 in 住房和城乡建设局) fit as well. */
function rankOf({ organization, sounds, initials }: Listed, wanted: string): number | null {
  const name = plain(organization.name);
  if (name === wanted) return 0;
  if (name.includes(wanted)) return 1;
  if (initials.startsWith(wanted)) return 2;
  if (initials.includes(wanted) || sounds.includes(wanted)) return 3;
  if (isScattered(name, wanted) || isScattered(initials, wanted)) return 4;
  return null;
}

function isScattered(text: string, wanted: string): boolean {
  let from = 0;
  for (const mark of wanted) {
    const found = text.indexOf(mark, from);
    if (found === -1) return false;
    from = found + 1;
  }
  return wanted.length > 1;
}

/** The bodies that best fit what was typed, at most twenty: whoever sees too many types one more character. */
export function searchBodies(listed: readonly Listed[], typed: string): readonly Listed[] {
  const wanted = plain(typed);
  return listed
    .map((one) => ({ one, rank: rankOf(one, wanted) }))
    .filter((found): found is { one: Listed; rank: number } => found.rank !== null)
    .sort(
      (left, right) =>
        left.rank - right.rank || left.one.organization.name.length - right.one.organization.name.length,
    )
    .slice(0, MOST_SHOWN)
    .map(({ one }) => one);
}
