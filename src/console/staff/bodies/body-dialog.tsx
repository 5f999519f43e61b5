import { useQueryClient } from '@tanstack/react-query';
import { Alert, Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { problemTypeOf } from '../../api/api-error';
import type { Intent } from '../../api/intent';
import type { BodyOf } from '../../api/operations';
import { FormDialog } from '../form-dialog';
import { api } from '../staff-api';
import type { BodyAct } from './body-acts';
import { effectsQuery, type Body } from './body-data';
import { BodyFields, type BodyFieldValues } from './body-fields';
import { EffectsPreview } from './effects-preview';
import { useBodyWords } from './words/body-words';

type Command = BodyOf<'POST /organizations/{id}/commands'>;

interface BodyDialogProps {
  readonly act: BodyAct;
  readonly body: Body;
  readonly onDone: (after: Body) => void;
  readonly onClose: () => void;
}

/** One change of one body, with what it touches shown before it is sent. */
export function BodyDialog({ act, body, onDone, onClose }: BodyDialogProps): ReactNode {
  const { words } = useBodyWords();
  const queries = useQueryClient();
  const { organizationId, name, email, uscc, regionCode } = body;
  const [successorId, setSuccessorId] = useState<string | undefined>();
  const [seenVersion, setSeenVersion] = useState<number | undefined>();
  const [hasMoved, setHasMoved] = useState(false);
  const isGrave = act === 'merge' || act === 'abolish';
  const submit = async (fields: BodyFieldValues, intent: Intent): Promise<void> => {
    try {
      onDone(await send({ act, organizationId, seenVersion }, fields, intent));
    } catch (error) {
      // What was shown is out of date: it is counted anew, and the person looks again.
      if (problemTypeOf(error) === 'tree-version-stale') {
        setHasMoved(true);
        await queries.invalidateQueries({
          queryKey: effectsQuery(organizationId, undefined).queryKey.slice(0, -1),
        });
      }
      throw error;
    }
  };
  return (
    <FormDialog<BodyFieldValues>
      title={`${words.acts[act]} · ${name}`}
      okText={words.confirm[act]}
      isGrave={isGrave}
      isBarred={act !== 'create' && act !== 'contact' && seenVersion === undefined}
      initial={act === 'create' ? { regionCode } : { name, email: email ?? '', uscc: uscc ?? '' }}
      onValues={(fields) => setSuccessorId(fields.successorId)}
      submit={submit}
      onClose={onClose}
    >
      <BodyFields act={act} />
      {act === 'create' || act === 'contact' ? null : (
        <EffectsPreview act={act} body={body} successorId={successorId} onSeen={setSeenVersion} />
      )}
      {hasMoved ? (
        <Form.Item>
          <Alert type="warning" showIcon title={words.changedMeanwhile} />
        </Form.Item>
      ) : null}
    </FormDialog>
  );
}

interface Asked {
  readonly act: BodyAct;
  readonly organizationId: string;
  readonly seenVersion: number | undefined;
}

function send(
  { act, organizationId: id, seenVersion }: Asked,
  fields: BodyFieldValues,
  intent: Intent,
): Promise<Body> {
  if (act === 'create') {
    const { name, kind, regionCode } = fields;
    const contact = { email: orNull(fields.email), uscc: orNull(fields.uscc) };
    return api.call('POST /organizations', {
      body: { parentId: id, name: name.trim(), kind, regionCode: regionCode.trim(), ...contact },
      intent,
    });
  }
  const seen = seenVersion === undefined ? {} : { treeVersion: seenVersion };
  return api.call('POST /organizations/{id}/commands', {
    params: { id },
    body: { ...toCommand(act, fields), ...seen },
    intent,
  });
}

function toCommand(act: Exclude<BodyAct, 'create'>, fields: BodyFieldValues): Command {
  switch (act) {
    case 'rename':
      return { type: 'rename', name: fields.name.trim() };
    case 'contact':
      return { type: 'change-contact', email: orNull(fields.email), uscc: orNull(fields.uscc) };
    case 'move':
      return { type: 'move', parentId: fields.parentId };
    case 'merge':
    case 'abolish':
      return { type: act, successorId: fields.successorId, basis: fields.basis.trim() };
  }
}

const orNull = (text: string | undefined): string | null => {
  const said = text?.trim() ?? '';
  return said === '' ? null : said;
};
