import { useEffect, useState, type ReactNode } from 'react';

const SECOND_MS = 1_000;

/** Real time, each second anew until a moment has come. @param until an instant */
export function useMsLeft(until: string): number {
  const end = Date.parse(until);
  const [now, setNow] = useState(() => Date.now());
  const isOver = now >= end;
  useEffect(() => {
    if (isOver) return undefined;
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [isOver]);
  return Math.max(0, end - now);
}

interface CountdownProps {
  readonly until: string;
  readonly say: (clock: string) => string;
}

/** 29:59, counting down. Read out only when somebody comes to it. */
export function Countdown({ until, say }: CountdownProps): ReactNode {
  const seconds = Math.ceil(useMsLeft(until) / SECOND_MS);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span role="timer" className="countdown">
      {say(clock)}
    </span>
  );
}
