import { join } from 'node:path';
import { createDiskStore } from './disk-store';
import type { FileStore } from './file-store';
import { createS3Store } from './s3-store';

/** Where files are kept, as the configuration names it. */
export interface FilePlace {
  readonly PACTA_HOME: string;
  readonly FILES_DIR?: string | undefined;
  readonly S3_ENDPOINT?: string | undefined;
  readonly S3_REGION: string;
  readonly S3_BUCKET?: string | undefined;
  readonly S3_ACCESS_KEY?: string | undefined;
  readonly S3_SECRET_KEY?: string | undefined;
}

/** The folder of a disk store. */
export function filesFolder({ FILES_DIR, PACTA_HOME }: FilePlace): string {
  return FILES_DIR ?? join(PACTA_HOME, 'files');
}

/** @throws when an S3 endpoint is named without what is needed to use it. */
export function openFiles(place: FilePlace): FileStore {
  const {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY: accessKey,
    S3_SECRET_KEY: secretKey,
  } = place;
  if (endpoint === undefined) return createDiskStore(filesFolder(place));
  if (bucket === undefined || accessKey === undefined || secretKey === undefined) {
    throw new Error('设置了 S3_ENDPOINT，还须设置 S3_BUCKET、S3_ACCESS_KEY、S3_SECRET_KEY');
  }
  return createS3Store({ endpoint, region: place.S3_REGION, bucket, accessKey, secretKey });
}
