import { App } from 'antd';
import { isSessionEnded } from '../api/api-error';
import { sayProblem } from '../words/problem-words';
import { useWords } from './words/staff-words';

const READING_SECONDS = 8;

/** Says what stood in the way, for acts that have no form of their own to say it in. */
export function useProblemNotice(): (error: unknown) => void {
  const { language, domain } = useWords();
  const { message } = App.useApp();
  return (error) => {
    // The sign-in dialog is open already.
    if (isSessionEnded(error)) return;
    void message.error(sayProblem(error, language, domain).sentence, READING_SECONDS);
  };
}
