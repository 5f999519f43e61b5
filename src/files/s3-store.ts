import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkedKey, FileMissingError, newStorageKey } from './file-store';
import type { FileStore } from './file-store';

export interface S3Options {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Files in a bucket of any server that speaks the S3 API. Large ones go in parts; a broken upload is called off. */
export function createS3Store(options: S3Options): FileStore {
  const client = new S3Client({
    endpoint: options.endpoint,
    region: options.region,
    credentials: { accessKeyId: options.accessKey, secretAccessKey: options.secretKey },
    // Most S3 servers outside AWS know neither buckets as host names nor trailing checksums.
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const Bucket = options.bucket;
  return {
    put: async (content) => {
      const storageKey = newStorageKey();
      await uploadWhole(client, { Bucket, Key: storageKey }, content);
      return storageKey;
    },
    open: async (storageKey) => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: checkedKey(storageKey) }));
        if (Body instanceof Readable) return Body;
      } catch (error) {
        if (!(error instanceof NoSuchKey)) throw error;
      }
      throw new FileMissingError(storageKey);
    },
    delete: async (storageKey) => {
      await client.send(new DeleteObjectCommand({ Bucket, Key: checkedKey(storageKey) }));
    },
  };
}

/**
 * A stream that fails breaks the body, and the upload then removes the parts it has sent before it says so; calling it
 * off instead would answer before that is done. An upload that fails ends the stream.
 */
async function uploadWhole(
  client: S3Client,
  place: { readonly Bucket: string; readonly Key: string },
  content: Readable,
): Promise<void> {
  const body = new PassThrough();
  const feeding = pipeline(content, body);
  const upload = new Upload({
    client,
    params: { ...place, Body: body },
    queueSize: 2,
    leavePartsOnError: false,
  });
  const uploading = upload.done().catch((error: unknown) => {
    body.destroy(error instanceof Error ? error : new Error('upload failed'));
    throw error;
  });
  const [fed, uploaded] = await Promise.allSettled([feeding, uploading]);
  if (fed.status === 'rejected') throw fed.reason;
  if (uploaded.status === 'rejected') throw uploaded.reason;
}
