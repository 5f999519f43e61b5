import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { headBytes, tailBytes } from './media-type';
import type { Ends } from './media-type';

/** The stream went on past what is allowed; nothing behind the limit was passed on. */
export class FileTooLargeError extends Error {
  constructor(readonly limitBytes: number) {
    super(`a file is larger than ${limitBytes} bytes`);
  }
}

export interface Inspected {
  readonly sizeBytes: number;
  /** Hex, lower case. */
  readonly sha256: string;
  readonly ends: Ends;
}

/** Passes a file on while counting and hashing it, and keeps its two ends; holds no more than those in memory. */
export class Inspection extends Transform {
  private readonly hash = createHash('sha256');
  private head = Buffer.alloc(0);
  private tail = Buffer.alloc(0);
  private sizeBytes = 0;

  constructor(private readonly limitBytes: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.sizeBytes += chunk.length;
    if (this.sizeBytes > this.limitBytes) return done(new FileTooLargeError(this.limitBytes));
    this.hash.update(chunk);
    if (this.head.length < headBytes) this.head = Buffer.concat([this.head, chunk.subarray(0, headBytes)]);
    this.tail = Buffer.concat([this.tail, chunk]);
    if (this.tail.length > 2 * tailBytes) this.tail = Buffer.from(this.tail.subarray(-tailBytes));
    done(null, chunk);
  }

  /** Once, after the stream has ended. */
  conclude(): Inspected {
    return {
      sizeBytes: this.sizeBytes,
      sha256: this.hash.digest('hex'),
      ends: { head: this.head, tail: this.tail },
    };
  }
}
