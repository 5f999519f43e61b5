import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where programs of these names would lie on PATH, in the order in which a shell looks. */
export const placesOnPath = (names, environment) =>
  (environment.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
