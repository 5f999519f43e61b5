import { allHandlersFinished, condition, setHandler } from '@temporalio/workflow';
import { finish, touch } from './noop.messages';

export async function noopWorkflow(): Promise<void> {
  let isFinished = false;
  setHandler(touch, (count) => count + 1);
  setHandler(finish, () => {
    isFinished = true;
  });
  await condition(() => isFinished && allHandlersFinished());
}
