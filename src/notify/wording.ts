import type { OrganizationId } from '../domain/ids';
import type { DueBy, TemplateOf, TemplateType } from '../domain/notification';
import { shortDayWords } from './due-words';

/** What a template may look up: names of bodies, which are public. */
export interface Names {
  nameOf(organizationId: OrganizationId): string;
}

/** A notice in words: what happened, what must be done, by when. */
export interface Wording {
  readonly subject: string;
  readonly happened: string;
  /** Null: to be taken note of, nothing to do. */
  readonly todo: string | null;
  readonly by: DueBy | null;
}

export type Templates = {
  readonly [Type in TemplateType]: (said: TemplateOf<Type>, names: Names) => Wording;
};

export const nameOr = (names: Names, id: OrganizationId | null, otherwise: string): string =>
  id === null ? otherwise : names.nameOf(id);

/** `，请不晚于11月25日办理`, for a subject line. */
export const until = (by: DueBy | null): string =>
  by === null ? '' : `，请不晚于${shortDayWords(by.on)}办理`;

export const toldOnly = (subject: string, happened: string): Wording => ({
  subject,
  happened,
  todo: null,
  by: null,
});
