import type { ReactNode } from 'react';

interface Step {
  readonly key: string;
  readonly label: string;
  readonly note: string | null;
}

interface StepListProps {
  readonly label: string;
  readonly steps: readonly Step[];
  /** The place of the one that the case stands at. */
  readonly here: number;
}

/** The way of a case, with the step it stands at. */
export function StepList({ label, steps, here }: StepListProps): ReactNode {
  return (
    <ol className="status-steps" aria-label={label}>
      {steps.map(({ key, label: name, note }, place) => (
        <li key={key} className={stepClass(place, here)} aria-current={place === here ? 'step' : undefined}>
          <span>{name}</span>
          {note === null ? null : <small>{note}</small>}
        </li>
      ))}
    </ol>
  );
}

function stepClass(place: number, here: number): string {
  if (place === here) return 'here';
  return place < here ? 'past' : 'ahead';
}
