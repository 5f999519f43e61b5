import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useShortcuts } from './keyboard';
import { useWords } from './words/staff-words';

const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog')).HelpDialog }));

/** The `?` of the header. */
export function HelpButton(): ReactNode {
  const { frame } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  useShortcuts(useMemo(() => ({ '?': () => setIsOpen(true) }), []));
  return (
    <>
      <Button
        type="text"
        className="header-button"
        icon={<QuestionCircleOutlined />}
        aria-label={frame.help}
        onClick={() => setIsOpen(true)}
      />
      {isOpen ? (
        <Suspense>
          <HelpDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
