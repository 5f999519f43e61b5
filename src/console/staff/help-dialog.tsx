import { Flex, Modal, Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import { areShortcutsOn, switchShortcuts } from './keyboard';
import { useWords } from './words/staff-words';

/** Which keys there are, and a switch for whoever is better off without. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { frame } = useWords();
  const [isOn, setIsOn] = useState(areShortcutsOn);
  const keys = [
    ['/', frame.keys.search],
    ['j', frame.keys.down],
    ['k', frame.keys.up],
    ['Enter', frame.keys.open],
    ['x', frame.keys.select],
    ['r', frame.keys.refresh],
    ['?', frame.keys.help],
  ] as const;
  return (
    <Modal open title={frame.helpTitle} footer={null} onCancel={onClose} width={420}>
      <dl className="keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>{frame.helpHint}</p>
      <Flex gap="small" align="center">
        <Switch
          id="shortcuts"
          checked={isOn}
          onChange={(next) => {
            switchShortcuts(next ? 'on' : 'off');
            setIsOn(next);
          }}
        />
        <label htmlFor="shortcuts">{frame.helpOn}</label>
      </Flex>
    </Modal>
  );
}
