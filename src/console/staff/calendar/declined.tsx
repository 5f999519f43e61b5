import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useRegionNames } from '../region-name';
import { useSession } from '../session';
import type { CalendarVersion } from './calendar-data';
import { useCalendarWords } from './words/calendar-words';

interface DeclinedProps {
  readonly versions: readonly CalendarVersion[];
  readonly open: (notice: string) => void;
}

/** What one proposed and a second person declined, until something newer is there for the same year. */
export function Declined({ versions, open }: DeclinedProps): ReactNode {
  const { waiting, national } = useCalendarWords();
  const { officer } = useSession();
  const own = versions.filter(
    (version) =>
      version.state === 'declined' &&
      version.proposedBy === officer.officerId &&
      !versions.some((later) => isAfter(later, version)),
  );
  const regionOf = useRegionNames(own.map(({ layer }) => layer));
  if (own.length === 0) return null;
  return own.map(({ versionId, layer, year }) => (
    <Alert
      key={versionId}
      type="info"
      showIcon
      title={waiting.declined(layer === 'national' ? national : regionOf(layer), year)}
      action={
        <Button size="small" onClick={() => open(versionId)}>
          {waiting.why}
        </Button>
      }
    />
  ));
}

const isAfter = (later: CalendarVersion, { layer, year, proposedAt }: CalendarVersion): boolean =>
  later.layer === layer && later.year === year && later.proposedAt > proposedAt;
