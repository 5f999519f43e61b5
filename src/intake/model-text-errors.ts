import { findOffer } from '../store/model-text.store';
import type { Reader } from '../store/transaction';
import type { Collection } from '../wire/contract-collection.wire';
import type { FieldError } from '../wire/problem.wire';

/**
 * What is wrong with what a collection says of its model text. An older version, or one of a text that has been withdrawn
 * since, may well be what an older contract was drafted from.
 */
export async function modelTextErrors(
  reader: Reader,
  collection: Collection,
): Promise<readonly FieldError[]> {
  const { modelTextVersionId, categoryCode, modelTextDeparts, modelTextDeparture } = collection;
  if (modelTextVersionId === null) {
    if (!modelTextDeparts && modelTextDeparture === null) return [];
    const fix = '选择所用的示范文本，或者不写改动';
    return [{ pointer: '#/modelTextVersionId', message: '写了改动，没有写是哪份示范文本', fix }];
  }
  const departure = departureErrors(modelTextDeparts, modelTextDeparture);
  const offer = await findOffer(reader, modelTextVersionId);
  if (offer?.isConfirmed === true && offer.categoryCode === categoryCode) return departure;
  const message =
    offer?.isConfirmed === true ? '示范文本不是这个类别的' : '没有这个示范文本版本，或者尚未确认';
  const fix = '从示范文本库中选择这个类别已经确认的版本，或者留空';
  return [...departure, { pointer: '#/modelTextVersionId', message, fix }];
}

function departureErrors(departs: boolean, departure: string | null): readonly FieldError[] {
  if (departs === (departure !== null)) return [];
  const message = departs ? '没有写改动了什么' : '写了改动，没有标明有改动';
  return [
    {
      pointer: '#/modelTextDeparture',
      message,
      fix: '有改动的，标明并写出改动了什么；没有的，两项都留空',
    },
  ];
}
