import { App, Button, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSession } from '../session';
import { BodyDialog } from './body-dialog';
import { useRefreshNames, type Body } from './body-data';
import { useBodyWords, type BodyWords } from './words/body-words';

export const BODY_ACTS = ['create', 'rename', 'contact', 'move', 'merge', 'abolish'] as const;
export type BodyAct = (typeof BODY_ACTS)[number];

const UPROOTING: readonly BodyAct[] = ['move', 'merge', 'abolish'];

/** What may be done to a body; what may not says why. */
export function BodyActs({
  body,
  show,
}: {
  readonly body: Body;
  readonly show: (id: string) => void;
}): ReactNode {
  const { words } = useBodyWords();
  const { officer } = useSession();
  const { message } = App.useApp();
  const refresh = useRefreshNames();
  const [open, setOpen] = useState<BodyAct | null>(null);
  const isSystem = officer.roles.includes('system-administrator');
  const done = async (act: BodyAct, after: Body): Promise<void> => {
    setOpen(null);
    void message.success(words.done[act]);
    await refresh();
    show(after.organizationId);
  };
  return (
    <div className="acts no-print">
      {BODY_ACTS.map((act) => {
        const reason = isSystem ? reasonAgainst(act, body, words) : words.whySystem;
        return (
          <Tooltip key={act} title={reason ?? ''}>
            <Button
              aria-disabled={reason !== null}
              {...(reason === null ? {} : { className: 'barred', 'aria-description': reason })}
              danger={reason === null && (act === 'merge' || act === 'abolish')}
              onClick={() => (reason === null ? setOpen(act) : undefined)}
            >
              {words.acts[act]}
            </Button>
          </Tooltip>
        );
      })}
      {open === null ? null : (
        <BodyDialog
          act={open}
          body={body}
          onDone={(after) => void done(open, after)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

/** The law's own reasons, so that a button is grey for what the server would refuse. */
function reasonAgainst(act: BodyAct, { status, parentId }: Body, words: BodyWords): string | null {
  if (status !== 'active') return words.whyGone;
  return parentId === null && UPROOTING.includes(act) ? words.whyRoot : null;
}
