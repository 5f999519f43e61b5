import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { MainMenu } from './main-menu';
import { useWords } from './words/staff-words';

const WIDTH = 240;

interface MenuDrawerProps {
  readonly standing: 'open' | 'closed';
  readonly onClose: () => void;
}

export function MenuDrawer({ standing, onClose }: MenuDrawerProps): ReactNode {
  const { frame } = useWords();
  return (
    <Drawer
      open={standing === 'open'}
      placement="left"
      size={WIDTH}
      title={frame.menu}
      onClose={onClose}
      styles={{ body: { padding: 0 } }}
    >
      <MainMenu onChosen={onClose} />
    </Drawer>
  );
}
