import type { z } from 'zod';
import { calendarImportSchema } from '../../../wire/calendar.wire';
import type { ImportBody } from './calendar-data';

export interface ImportValues {
  readonly format: ImportBody['format'];
  readonly layer: string;
  readonly year: number | null;
  readonly notice: string;
  readonly source: string;
  readonly text: string;
}

interface Fault {
  readonly name: keyof ImportValues;
  /** Null: the text is no JSON. */
  readonly issue: z.core.$ZodIssue | null;
}

type Judged =
  | { readonly ok: true; readonly body: ImportBody }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const FIELDS: readonly string[] = ['format', 'layer', 'year', 'notice', 'source'];

/** Judges by the very schema that the server judges by. */
export function judgeImport({ text, ...head }: ImportValues): Judged {
  const content = head.format === 'csv' ? { text } : { document: parsed(text) };
  if ('document' in content && content.document === undefined) {
    return { ok: false, faults: [{ name: 'text', issue: null }] };
  }
  const body = { ...head, ...content };
  const judged = calendarImportSchema.safeParse(body);
  // What passes the schema is what the wire takes.
  if (judged.success) return { ok: true, body: body as ImportBody };
  const faults = judged.error.issues.map((issue) => {
    const place = String(issue.path[0] ?? '');
    return { name: (FIELDS.includes(place) ? place : 'text') as keyof ImportValues, issue };
  });
  return { ok: false, faults };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
