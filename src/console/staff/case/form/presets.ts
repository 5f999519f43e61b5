import type { IssuableCommandType } from '../../../../wire/complaint-command.wire';
import type { CaseView } from '../case-data';
import type { CaseWords } from '../words/case-words';
import { picksFor } from './choices';
import type { Field } from './form-fields';
import { FORMS } from './forms-of-others';
import { isOptional, type FormValues } from './judge';

interface PresetParts {
  readonly today: string;
  readonly words: CaseWords;
}

/** What there is only one of is filled in; whoever writes may change it. */
export function presetsFor(
  type: IssuableCommandType,
  view: CaseView,
  { today, words }: PresetParts,
): FormValues {
  const fields: Readonly<Record<string, Field>> = FORMS[type].fields;
  const presets: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'date' && field.preset === 'today') presets[name] = today;
    if (field.kind === 'pick' && !isOptional(type, name)) {
      const [only, ...others] = picksFor(field.from, view, words);
      if (only !== undefined && others.length === 0) presets[name] = only.value;
    }
    if (field.kind === 'demands' && view.demands.length === 1) {
      presets[name] = view.demands.map(({ demandId }) => demandId);
    }
  }
  return presets;
}
