import type { ReactNode } from 'react';
import type { CommandBodyInput } from '../../../../wire/complaint-command-body.wire';
import type { IssuableCommandType } from '../../../../wire/complaint-command.wire';
import { COMPLAINT_DOOR, isAboutCompany, type CaseView } from '../case-data';
import { ApprovalContent } from '../parts/approval-content';
import { useCaseWords } from '../words/case-words';
import { Answers } from './answers';
import { CaseForm, type FormDesk } from './case-form';
import { CommandField } from './command-field';
import type { Field } from './form-fields';
import { FORMS } from './forms-of-others';
import { isOptional, judge } from './judge';
import { LetterPreview, mayPreviewLetter } from './letter-preview';
import { presetsFor } from './presets';
import type { Sent } from './send';

interface CommandFormProps {
  readonly view: CaseView;
  readonly type: IssuableCommandType;
  readonly today: string;
  readonly onSent: (sent: Exclude<Sent<CaseView>, { type: 'waiting' }>) => void;
  readonly onFresh: (fresh: CaseView) => void;
  readonly onClose: () => void;
}

/** The form of one command to a complaint. */
export function CommandForm({ view, type, today, ...doing }: CommandFormProps): ReactNode {
  const words = useCaseWords();
  const fields: Readonly<Record<string, Field>> = FORMS[type].fields;
  const desk: FormDesk<CaseView, CommandBodyInput> = {
    ...{ view, type, door: COMPLAINT_DOOR, title: words.domain.commands[type] },
    // 新官不理旧账 is pleaded by no company.
    fields: Object.keys(fields).filter((name) => name !== 'excuse' || !isAboutCompany(view)),
    presets: presetsFor(type, view, { today, words }),
    isFinal: FORMS[type].isFinal === true,
    labelOf: (name) => words.labelOf(type, name),
    helpOf: (name) => words.helpOf(type, name),
    isOptional: (name) => isOptional(type, name),
    judge: (values) => judge(type, view.version, values),
    control: (name, values) => {
      const field = fields[name];
      if (field === undefined) throw new Error(`${type} has no ${name}`);
      const about = { view, type, name, field, values };
      return <CommandField {...about} label={words.labelOf(type, name)} />;
    },
    answers: (body) => <Answers view={view} body={body} />,
    above: type === 'approve' || type === 'return-for-revision' ? <ApprovalContent view={view} /> : null,
    below: (bodyNow, values) =>
      mayPreviewLetter(type, view) ? (
        <LetterPreview caseId={view.id} bodyNow={bodyNow} values={values} />
      ) : null,
  };
  return <CaseForm desk={desk} {...doing} />;
}
