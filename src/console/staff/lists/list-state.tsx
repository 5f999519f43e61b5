import { Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { isSessionEnded } from '../../api/api-error';
import { ProblemAlert } from '../problem-alert';
import { useWords } from '../words/staff-words';

interface ListStateProps {
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isEmpty: boolean;
  readonly isFiltered: boolean;
  /** What to say where nothing is, and nothing was filtered away. */
  readonly empty: { readonly title: string; readonly help: string };
  readonly retry: () => void;
  readonly clear: () => void;
  readonly children: ReactNode;
}

/** A list, or why there is none and what to do. What was read before stays in sight while something is in the way. */
export function ListState(props: ListStateProps): ReactNode {
  // The dialog above the page asks for the password already.
  const error = isSessionEnded(props.error) ? null : props.error;
  return (
    <>
      {error === null ? null : <ProblemAlert error={error} retry={props.retry} />}
      <Content {...props} />
    </>
  );
}

function Content(props: ListStateProps): ReactNode {
  const { lists } = useWords();
  if (props.isPending) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  if (!props.isEmpty) return props.children;
  if (props.error !== null) return null;
  const { title, help } = props.isFiltered
    ? { title: lists.emptyFiltered, help: lists.emptyFilteredHelp }
    : props.empty;
  return (
    <Empty
      className="empty"
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>{title}</strong>
          <br />
          {help}
        </>
      }
    >
      {props.isFiltered ? <Button onClick={props.clear}>{lists.clear}</Button> : null}
    </Empty>
  );
}
