import { hash, verify } from '@node-rs/argon2';
import { ObstacleError } from './problem';

/** argon2id, 19 MiB, two passes, one lane: some 35 ms of a core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 2;
const MOST_WAITING = 64;

let running = 0;
const waiting: (() => void)[] = [];

/** At most two at once, so that a flood of sign-ins cannot take all memory and every core. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new ObstacleError({ type: 'busy', retryAfterSeconds: 2 });
    // Whoever leaves hands the place on, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/** The text to store for a password (PHC format, with its own salt). */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST));
}

/** Of a random password nobody knows: checked when there is no such account, so that both answers take as long. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$894T5f8Z+Oi9589zzQNmIQ$xYV7y2mKiBJ8UazzIlx7KxDsYb9tWEgtzXIatAFyKR4';

/** Whether the password is the one behind the stored text; null stands for an account that does not exist. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const isRight = await inTurn(() => verify(stored ?? NOBODYS_HASH, password));
  return isRight && stored !== null;
}
