import type { z } from 'zod';
import type { COMMAND_BODIES, IssuableCommandType } from '../../../../wire/complaint-command.wire';

type InputOf<Shape> = {
  [Name in keyof Shape]: Shape[Name] extends z.ZodType ? z.input<Shape[Name]> : never;
};
type Body<Type extends IssuableCommandType> = (typeof COMMAND_BODIES)[Type];
/** What a person fills in for a command, as it goes over the wire. */
type CommandInput<Type extends IssuableCommandType> = InputOf<Body<Type>['facts']> &
  InputOf<Body<Type>['texts']>;
type FieldName<Type extends IssuableCommandType> = keyof CommandInput<Type> & string;
export type AnyFieldName = { [Type in IssuableCommandType]: FieldName<Type> }[IssuableCommandType];

/** Whose words a choice is made from; which codes are offered is for the command's own schema to say. */
export type ChoiceTable =
  | 'supplementItems'
  | 'conclusions'
  | 'grounds'
  | 'excuses'
  | 'letters'
  | 'serviceMethods'
  | 'contactMethods'
  | 'suspensionGrounds'
  | 'followUps'
  | 'noticeFields'
  | 'secrecyConclusions'
  | 'withholdingGrounds'
  | 'takedownGrounds'
  | 'publicationFields'
  | 'parties'
  | 'reviewResults'
  | 'justificationGrounds';

/** What lies on the case and can be pointed at. */
export type PickSource =
  'approval' | 'question' | 'claim' | 'duty' | 'instruction' | 'instalment' | 'rejectReason' | 'demand';

type OneField =
  | { readonly kind: 'text' }
  | { readonly kind: 'line' }
  | { readonly kind: 'date'; readonly preset?: 'today' }
  | { readonly kind: 'amount' }
  | { readonly kind: 'organization' }
  | { readonly kind: 'officer' }
  | { readonly kind: 'choice'; readonly table: ChoiceTable }
  | { readonly kind: 'pick'; readonly from: PickSource }
  | { readonly kind: 'file' };
type NumberField = { readonly kind: 'percent' } | { readonly kind: 'score' };
interface BooleanField {
  readonly kind: 'yes-no';
}
type ManyField =
  | { readonly kind: 'choices'; readonly table: ChoiceTable }
  | { readonly kind: 'demands' }
  | { readonly kind: 'files' };
type RowsField =
  | { readonly kind: 'concluded-demands' }
  | { readonly kind: 'dated-demands' }
  | { readonly kind: 'instalments' }
  | { readonly kind: 'respondents' };

export type Field = OneField | NumberField | BooleanField | ManyField | RowsField;

type FieldFor<Value> = [Value] extends [boolean]
  ? BooleanField
  : [Value] extends [number]
    ? NumberField
    : [Value] extends [readonly string[]]
      ? ManyField
      : [Value] extends [readonly object[]]
        ? RowsField
        : OneField;

export interface FormDescription<Type extends IssuableCommandType> {
  /** In the order in which they are asked; every field of the wire has one. */
  readonly fields: { readonly [Name in FieldName<Type>]: FieldFor<NonNullable<CommandInput<Type>[Name]>> };
  /** Cannot be taken back: what was filled in is shown once more before it is sent. */
  readonly isFinal?: true;
  /** Needed now and then, whatever the stage: stands apart from the next steps. */
  readonly isSeldom?: true;
}
