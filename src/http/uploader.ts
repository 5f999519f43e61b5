import type { Uploader } from '../domain/evidence';
import type { UploadRefusal } from '../intake/receive-evidence';
import type { Principal } from './authenticate';
import type { Obstacle } from './problem';

export const TYPES_IN_WORDS = 'pdf、ofd、jpg、png、heic、docx、xlsx、mp3、m4a、mp4';

export const fileWrong = (message: string, fix: string): Obstacle => ({
  type: 'input-invalid',
  errors: [{ pointer: '#/file', message, fix }],
});

/** Why a file is not taken, to whoever sends it. */
export function obstacleOfFile(refusal: UploadRefusal): Obstacle {
  switch (refusal.type) {
    case 'file-too-large':
      return { type: 'body-too-large', limitBytes: refusal.limitBytes };
    case 'file-empty':
      return fileWrong('文件是空的', '选择有内容的文件');
    case 'file-type-not-allowed':
      return fileWrong(
        '按内容判断，这种文件不能作为证据上传（含宏的文档也不可以）',
        `可用的类型：${TYPES_IN_WORDS}`,
      );
    case 'ending-does-not-fit':
      return fileWrong(`扩展名与内容不符，内容是 ${refusal.mediaType}`, '改用与内容相符的扩展名');
    case 'store-full':
      return { type: 'storage-full' };
    case 'upload-key-reused':
      return { type: 'idempotency-key-reused' };
  }
}

export function uploaderOf(principal: Principal): Uploader {
  return principal.actor ?? { type: 'anonymous' };
}

/** Whose Idempotency-Key it is; two sessions of one officer are the same sender. */
export function senderOf(principal: Principal): string {
  switch (principal.type) {
    case 'officer':
      return `officer/${principal.actor.officerId}`;
    case 'complainant':
      return `complainant/${principal.caseId}/${principal.actor.party}`;
    case 'machine':
      return `machine/${principal.credentialId}`;
    case 'anonymous':
      return 'anonymous';
  }
}
