import { DeleteOutlined, DownOutlined } from '@ant-design/icons';
import { App, Button, Flex, Input, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSession } from '../session';
import { useWords } from '../words/staff-words';
import { fromAddress, toAddress, type RawSearch } from './list-search';

interface SavedView {
  readonly name: string;
  /** The filters, as they stand in the address. */
  readonly address: string;
}

interface SavedViewsProps {
  /** Which list; each keeps its own. */
  readonly list: 'inbox' | 'complaints' | 'contracts' | 'contract-duties';
  readonly search: object;
  readonly open: (search: RawSearch) => void;
}

const MOST_VIEWS = 20;
const LONGEST_NAME = 30;

/** Filters under a name, kept in this browser; the address of each can be sent to a colleague as it is. */
export function SavedViews({ list, search, open }: SavedViewsProps): ReactNode {
  const { lists } = useWords();
  const { officer } = useSession();
  const place = `views/${list}/${officer.officerId}`;
  const [views, setViews] = useState(() => readViews(place));
  const [isOpen, setIsOpen] = useState(false);
  const keep = (next: readonly SavedView[]): void => {
    setViews(next);
    writeViews(place, next);
  };
  const choose = (view: SavedView): void => {
    setIsOpen(false);
    open(fromAddress(view.address));
  };
  const content = (
    <div className="views">
      {views.length === 0 ? <p>{lists.noViews}</p> : null}
      <ul>
        {views.map((view) => (
          <li key={view.name}>
            <Button type="link" size="small" onClick={() => choose(view)}>
              {view.name}
            </Button>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={lists.removeView(view.name)}
              onClick={() => keep(views.filter(({ name }) => name !== view.name))}
            />
          </li>
        ))}
      </ul>
      <SaveView
        save={(name) => {
          const view = { name, address: toAddress({ ...search, cursor: undefined }) };
          keep([...views.filter((other) => other.name !== name), view].slice(-MOST_VIEWS));
        }}
      />
    </div>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={lists.views}
      content={content}
      open={isOpen}
      onOpenChange={setIsOpen}
    >
      <Button size="small">
        {lists.views} <DownOutlined aria-hidden />
      </Button>
    </Popover>
  );
}

function SaveView({ save }: { readonly save: (name: string) => void }): ReactNode {
  const { lists } = useWords();
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const submit = (): void => {
    const trimmed = name.trim();
    if (trimmed === '') {
      void message.warning(lists.viewNameMissing);
      return;
    }
    save(trimmed);
    setName('');
    void message.success(lists.viewSaved);
  };
  return (
    <Flex gap="small">
      <Input
        value={name}
        aria-label={lists.viewName}
        placeholder={lists.viewName}
        maxLength={LONGEST_NAME}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={submit}
      />
      <Button onClick={submit}>{lists.saveView}</Button>
    </Flex>
  );
}

function readViews(place: string): readonly SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isView) : [];
  } catch {
    return [];
  }
}

function writeViews(place: string, views: readonly SavedView[]): void {
  try {
    localStorage.setItem(place, JSON.stringify(views));
  } catch {
    // A browser that keeps nothing has its views until the page is closed.
  }
}

const isView = (kept: unknown): kept is SavedView =>
  typeof kept === 'object' &&
  kept !== null &&
  'name' in kept &&
  typeof kept.name === 'string' &&
  'address' in kept &&
  typeof kept.address === 'string';
